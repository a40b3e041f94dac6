package io.relais.core.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A request that cannot be carried out, told so that the one who asked knows the thing, the rule and the next step. Thrown by
 * use cases; REST, MCP and pages print it from the same catalogue.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String CATALOGUE = "io.relais.core.problem.problems";

    private final ProblemCode code;
    private final String[] arguments;

    private Problem(ProblemCode code, List<String> arguments) {
        super(code.code() + arguments);
        this.code = code;
        this.arguments = arguments.toArray(String[]::new);
    }

    /**
     * A problem of that kind.
     *
     * @param arguments fill the text's places {0}, {1}…: names, dates, limits; never a secret or a guest's detail
     */
    public static Problem of(ProblemCode code, Object... arguments) {
        return new Problem(
                code, List.of(arguments).stream().map(String::valueOf).toList());
    }

    public ProblemCode code() {
        return code;
    }

    /** What it is about: the field or thing that it names first, empty when it names none. */
    public String about() {
        return arguments.length == 0 ? "" : arguments[0];
    }

    /** What fills the text's places; of problems with a value, the first names the field. */
    public List<String> arguments() {
        return List.of(arguments);
    }

    /** A short name of the problem, the same for every occurrence. */
    public String title(Locale locale) {
        return text(code.code() + ".title", locale);
    }

    /** What happened to which thing, and what to do next. */
    public String detail(Locale locale) {
        return new MessageFormat(text(code.code() + ".detail", locale), locale).format(arguments);
    }

    private static String text(String key, Locale locale) {
        Locale known = Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? Locale.FRENCH : Locale.ROOT;
        return ResourceBundle.getBundle(
                        CATALOGUE,
                        known,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
