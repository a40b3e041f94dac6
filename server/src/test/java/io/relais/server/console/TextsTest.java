package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.core.connection.MappingSheet;
import io.relais.core.delivery.Advice;
import io.relais.core.delivery.CellState;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.Explanation;
import io.relais.core.delivery.PriceRounding;
import io.relais.core.event.EventType;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Texts ENGLISH = Texts.in("en");
    private static final Texts FRENCH = Texts.in("fr");
    private static final Path SOURCES = Path.of("src/main/java/io/relais/server/console");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\.of\\('([^']+)'");
    private static final Pattern IN_SOURCE =
            Pattern.compile("\\btexts(?:\\(\\))?\\s*\\.of\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"\\s*[,)]");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(FRENCH.keys()).isEqualTo(ENGLISH.keys()).hasSizeGreaterThan(200);
    }

    @Test
    void both_languages_use_the_same_arguments() {
        for (String key : ENGLISH.keys()) {
            assertThat(arguments("console_fr.properties", key)).as(key).isEqualTo(arguments("console.properties", key));
        }
    }

    @Test
    void every_text_can_be_formed_and_has_no_straight_apostrophe() throws IOException {
        for (String file : List.of("console.properties", "console_fr.properties")) {
            // A straight apostrophe would silently swallow what follows it.
            assertThat(texts(file)).noneMatch(line -> !line.startsWith("#") && line.contains("'"));
        }
        for (Texts texts : List.of(ENGLISH, FRENCH)) {
            for (String key : texts.keys()) {
                assertThat(texts.of(key, 2, 3)).as(key).isNotBlank().doesNotContain("{");
            }
        }
    }

    @Test
    void templates_use_only_known_keys() throws IOException {
        Set<String> used = used(TEMPLATES, ".html", IN_TEMPLATE);

        assertThat(used).hasSizeGreaterThan(80);
        assertThat(ENGLISH.keys()).containsAll(used);
    }

    @Test
    void page_classes_use_only_known_keys() throws IOException {
        Set<String> used = used(SOURCES, ".java", IN_SOURCE);

        assertThat(used).hasSizeGreaterThan(40).contains("register.new", "sign-in.wrong");
        assertThat(ENGLISH.keys()).containsAll(used);
    }

    @Test
    void no_key_is_left_over() throws IOException {
        Set<String> known = used(TEMPLATES, ".html", IN_TEMPLATE);
        known.addAll(used(SOURCES, ".java", IN_SOURCE));
        List<String> families = List.of(
                "status.",
                "conflict.",
                "event.",
                "field.",
                "source.",
                "guarantee.",
                "meal.",
                "fault.",
                "operation.",
                "report.by.",
                "parked.",
                "connection.",
                "connect.kind.",
                "compare.outcome.",
                "master.state.",
                "master.told.",
                "notice.",
                "feeds.shape.",
                "feeds.kind.",
                "feeds.doubt.",
                "feeds.state.",
                "feeds.failure.",
                "feeds.said.",
                "feeds.conflict.",
                "feeds.export.",
                "method.",
                "charge.",
                "movement.",
                "custom-type.",
                "custom-place.",
                // channels
                "mapping.note.",
                "mapping.pricing.",
                "bulk.priceMode",
                "bulk.sell",
                "bulk.arrivals",
                "bulk.departures",
                "calendar.standing.",
                "calendar.availability",
                "calendar.restriction",
                "explain.step.",
                "explain.closed.",
                "explain.state.",
                "explain.advice.",
                "channel-rule.rule.",
                "channel-rule.rounding.",
                "trouble.",
                "desk.kind.",
                "desk.state.",
                "desk.payout.",
                "messages.state.",
                "messages.advice.",
                "messages.hint",
                // guest
                "role.",
                "guests.said.",
                "guests.how.",
                "guests.reason.",
                "guests.hint.");

        assertThat(ENGLISH.keys())
                .allMatch(key -> known.contains(key) || families.stream().anyMatch(key::startsWith));
    }

    @Test
    void everything_that_can_happen_has_a_sentence_that_names_who_did_it() {
        for (EventType type : EventType.values()) {
            assertThat(ENGLISH.has("event." + type.code())).as(type.name()).isTrue();
            assertThat(FRENCH.of("event." + type.code(), "Z")).as(type.name()).isNotBlank();
            assertThat(ENGLISH.of("event." + type.code(), "Z"))
                    .as(type.name())
                    .matches(text -> text.contains("Z") || type == EventType.CONFLICT_RESOLVED);
        }
    }

    @Test
    void every_state_source_conflict_fault_and_guarantee_has_its_words() {
        assertKnown(Status.values(), status -> "status." + status.code());
        assertKnown(Source.values(), source -> source == Source.CHANNEL ? "nav.channels" : "source." + source.code());
        for (String part : List.of("", ".title", ".consequence", ".remedy")) {
            assertKnown(
                    Conflict.values(),
                    conflict -> conflict == Conflict.NONE ? "status.confirmed" : "conflict." + conflict.code() + part);
        }
        for (String part : List.of("", ".title", ".next")) {
            assertKnown(Fault.values(), fault -> "fault." + fault.name().toLowerCase(Locale.ROOT) + part);
        }
        assertKnown(
                Guarantee.values(),
                guarantee ->
                        "guarantee." + guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertKnown(Explanation.Code.values(), code -> "explain.step." + lower(code));
        assertKnown(Explanation.Closing.values(), reason -> "explain.closed." + lower(reason));
        assertKnown(CellState.values(), state -> "explain.state." + state.code());
        assertKnown(Advice.values(), advice -> "explain.advice." + advice.code());
        assertKnown(ChannelRule.Kind.values(), kind -> "channel-rule.rule." + kind.code());
        assertKnown(PriceRounding.values(), rounding -> "channel-rule.rounding." + rounding.code());
        assertKnown(ChannelCalendar.Standing.values(), standing -> "calendar.standing." + lower(standing));
        assertKnown(MappingSheet.Note.values(), note -> "mapping.note." + lower(note));
        assertKnown(ConnectionView.Condition.values(), condition -> "connection." + condition.code());
    }

    @Test
    void an_unknown_language_is_read_in_english() {
        assertThat(Texts.in("de").of("sign-in")).isEqualTo("Sign in");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> void assertKnown(T[] values, Function<T, String> key) {
        assertThat(Arrays.stream(values).map(key)).allMatch(ENGLISH::has);
    }

    private static Set<Integer> arguments(String file, String key) {
        String text = texts(file).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .collect(Collectors.joining());
        Object[] marks = {"\u0001", "\u0002", "\u0003"};
        // A choice needs a number; any argument counts as used when it appears in the pattern.
        Matcher places = Pattern.compile("\\{(\\d)").matcher(text);
        Set<Integer> used = new TreeSet<>();
        while (places.find()) {
            used.add(Integer.valueOf(places.group(1)));
        }
        assertThat(used).as(key).allMatch(place -> place < marks.length);
        assertThat(new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex())
                .as(key)
                .hasSize(used.size());
        return used;
    }

    private static List<String> texts(String file) {
        try {
            return Files.readAllLines(MESSAGES.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> used(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }
}
