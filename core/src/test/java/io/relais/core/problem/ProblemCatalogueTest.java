package io.relais.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every problem has its words in both languages, and the words tell what they are given. */
class ProblemCatalogueTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void each_problem_is_told_in_both_languages_with_the_same_arguments(ProblemCode code) throws IOException {
        int arguments = places("problems.properties", code);
        assertThat(places("problems_fr.properties", code)).isEqualTo(arguments);
        Object[] given = IntStream.range(0, arguments)
                .mapToObj(i -> "«argument " + i + "»")
                .toArray();
        Problem problem = Problem.of(code, given);
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(problem.title(language)).isNotBlank();
            String detail = problem.detail(language);
            for (Object argument : given) {
                assertThat(detail).contains(argument.toString());
            }
            // An apostrophe written once would swallow what follows it, and a doubled one would be printed.
            assertThat(detail).doesNotContain("{", "}", "''").endsWith(".");
        }
        assertThat(problem.detail(Locale.FRENCH)).isNotEqualTo(problem.detail(Locale.ENGLISH));
    }

    @Test
    void the_catalogues_hold_nothing_that_no_code_uses() throws IOException {
        for (String name : new String[] {"problems.properties", "problems_fr.properties"}) {
            assertThat(load(name)).hasSize(2 * ProblemCode.values().length);
        }
    }

    @Test
    void another_language_gets_english() {
        Problem problem = Problem.of(ProblemCode.NO_ROOM, "Double", "2026-07-01");
        assertThat(problem.detail(Locale.JAPANESE)).isEqualTo(problem.detail(Locale.ENGLISH));
        assertThat(problem.detail(Locale.CANADA_FRENCH)).isEqualTo(problem.detail(Locale.FRENCH));
    }

    /** How many arguments the text asks for; they are numbered without a gap. */
    private static int places(String name, ProblemCode code) throws IOException {
        String text = load(name).getProperty(code.code() + ".detail", "");
        Matcher matcher = PLACE.matcher(text);
        int[] numbers = matcher.results()
                .mapToInt(result -> Integer.parseInt(result.group(1)))
                .distinct()
                .sorted()
                .toArray();
        assertThat(numbers).isEqualTo(IntStream.range(0, numbers.length).toArray());
        return numbers.length;
    }

    private static Properties load(String name) throws IOException {
        Properties texts = new Properties();
        try (InputStream file = ProblemCode.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
