package io.relais.sandbox.control;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The page's words in English and French. */
final class Texts {
    private static final Map<String, Properties> ALL = Map.of("en", read("en"), "fr", read("fr"));

    private final String language;

    /** French if the browser asks for it first, else English. */
    Texts(String acceptLanguage) {
        this.language = acceptLanguage.toLowerCase(Locale.ROOT).startsWith("fr") ? "fr" : "en";
    }

    String language() {
        return language;
    }

    /** The text of a key, or the key itself when there is none. */
    String get(String key) {
        Properties texts = ALL.get(language);
        return texts == null ? key : texts.getProperty(key, key);
    }

    private static Properties read(String language) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(Assets.text("texts_" + language + ".properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
