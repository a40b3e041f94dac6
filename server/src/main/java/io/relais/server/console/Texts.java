package io.relais.server.console;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/** The console's words in one language. A key that does not exist is a bug and throws. */
public final class Texts {
    /** The languages of the console, the first is the default. */
    static final List<String> LANGUAGES = List.of("en", "fr");

    private static final String BUNDLE = "messages.console";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        // The English file is the root bundle; only another language is looked up by its name.
        Locale named = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? Locale.FRENCH : Locale.ROOT;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                named,
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts of a language; an unknown one is read in English. Dates and money follow the same choice. */
    static Texts in(String language) {
        return new Texts(Locale.FRENCH.getLanguage().equals(language) ? Locale.FRANCE : Locale.UK);
    }

    Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    public String of(String key) {
        return format(key);
    }

    public String of(String key, Object first) {
        return format(key, first);
    }

    public String of(String key, Object first, Object second) {
        return format(key, first, second);
    }

    String of(String key, Object first, Object second, Object third) {
        return format(key, first, second, third);
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The text of the key, or of another when that one does not exist: for codes that partners or core may add. */
    String orElse(String key, String otherwise) {
        return has(key) ? of(key) : otherwise;
    }

    Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
