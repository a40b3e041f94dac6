package io.relais.server.console;

import io.relais.core.connection.Manifest;
import io.relais.core.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a channel asks for to be let in, as fields of a form.
 *
 * @param stored what is set, by the setting's key
 * @param secrets the secrets that are set; they are never shown
 */
record AccountFields(Manifest channel, Form form, Map<String, String> stored, Set<String> secrets) {
    /** Which form of a page these fields are in. */
    static final String BLOCK = "account";

    private static final String PREFIX = "settings.";

    /**
     * One field.
     *
     * @param kept a secret that is set; left empty it stays
     * @param otherwise what is taken when nothing is typed
     */
    public record Field(
            String name,
            String label,
            String help,
            boolean secret,
            String value,
            boolean kept,
            String otherwise,
            String error) {}

    /** What has to be typed, first of all. */
    List<Field> first(Texts texts) {
        return fields(texts, true);
    }

    /** What is right as it is for nearly everybody. */
    List<Field> more(Texts texts) {
        return fields(texts, false);
    }

    private List<Field> fields(Texts texts, boolean needed) {
        List<Field> fields = new ArrayList<>();
        for (Manifest.Setting setting : channel.settings()) {
            boolean mustBeTyped = setting.required() && setting.otherwise().isEmpty();
            if (mustBeTyped == needed) {
                fields.add(field(setting, texts.locale()));
            }
        }
        return fields;
    }

    private Field field(Manifest.Setting setting, Locale locale) {
        String name = PREFIX + setting.key();
        String value = setting.secret() ? "" : form.value(BLOCK, name, stored.getOrDefault(setting.key(), ""));
        return new Field(
                name,
                in(setting.label(), locale, setting.key()),
                in(setting.help(), locale, ""),
                setting.secret(),
                value,
                secrets.contains(setting.key()),
                setting.otherwise(),
                form.error(BLOCK, name));
    }

    private static String in(Map<String, String> words, Locale locale, String otherwise) {
        return words.getOrDefault(locale.getLanguage(), words.getOrDefault("en", otherwise));
    }

    /** The settings as they were typed. */
    static Map<String, String> typed(Form form) {
        Map<String, String> typed = new HashMap<>();
        form.typed().keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> typed.put(name.substring(PREFIX.length()), form.text(name)));
        return typed;
    }

    /** The form with the refusal beside the field that it names, which is called there as it is called in the form. */
    static Form refused(Form form, Problem problem, Manifest channel, Texts texts) {
        if (problem.arguments().isEmpty() || !form.typed().containsKey(problem.about())) {
            return form.refused(problem, texts);
        }
        List<String> named = new ArrayList<>(problem.arguments());
        named.set(0, label(problem.about(), channel, texts));
        form.blame(
                problem.about(),
                Problem.of(RatesAsk.mendable(problem).code(), named.toArray()).detail(texts.locale()));
        return form;
    }

    private static String label(String name, Manifest channel, Texts texts) {
        return channel.settings().stream()
                .filter(setting -> name.equals(PREFIX + setting.key()))
                .findFirst()
                .map(setting -> in(setting.label(), texts.locale(), setting.key()))
                .orElseGet(() -> texts.orElse("field.connect." + name, name));
    }
}
