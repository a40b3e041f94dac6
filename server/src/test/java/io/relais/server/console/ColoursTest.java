package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text must be readable for everybody: WCAG 2.2 level AA asks for a contrast of 4.5 between text and what is behind it. */
class ColoursTest {
    private static final double READABLE = 4.5;
    private static final double VISIBLE = 3.0;
    private static final Path STYLES = Path.of("src/main/resources/META-INF/resources/console/console.css");
    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)");

    @Test
    void every_text_is_readable_on_its_ground_in_both_themes() throws IOException {
        for (Map<String, String> theme : themes()) {
            for (String ground : List.of("ground", "surface", "raised", "muted-soft")) {
                for (String text : List.of("text", "text-soft")) {
                    assertContrast(theme, text, ground, READABLE);
                }
            }
            for (String state : List.of("ok", "info", "attention", "danger", "muted", "accent")) {
                assertContrast(theme, state, state + "-soft", READABLE);
                assertContrast(theme, state, "surface", READABLE);
                assertContrast(theme, state, "ground", READABLE);
                assertContrast(theme, "text", state + "-soft", READABLE);
            }
            assertContrast(theme, "accent-text", "accent", READABLE);
        }
    }

    @Test
    void the_edge_of_a_field_is_visible_in_both_themes() throws IOException {
        for (Map<String, String> theme : themes()) {
            assertContrast(theme, "line-strong", "surface", VISIBLE);
        }
    }

    private static void assertContrast(Map<String, String> theme, String text, String ground, double least) {
        double a = luminance(colour(theme, text));
        double b = luminance(colour(theme, ground));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

        assertThat(contrast).as("%s on %s", text, ground).isGreaterThanOrEqualTo(least);
    }

    private static String colour(Map<String, String> theme, String name) {
        String colour = theme.get(name);
        assertThat(colour).as(name).isNotNull();
        return String.valueOf(colour);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 2) + 0.0722 * channel(colour, 4);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static List<Map<String, String>> themes() throws IOException {
        Map<String, String> light = new TreeMap<>();
        Map<String, String> dark = new TreeMap<>();
        Matcher tokens = TOKEN.matcher(Files.readString(STYLES));
        while (tokens.find()) {
            light.put(tokens.group(1), tokens.group(2));
            dark.put(tokens.group(1), tokens.group(3));
        }
        return List.of(light, dark);
    }
}
