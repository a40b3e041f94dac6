package io.relais.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that only the sources show. */
class HouseRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LINES_MAX = 300;
    private static final Pattern WRITE = Pattern.compile("(?:insert into|update|delete from)\\s+([a-z_]+)");
    private static final Pattern RELAIS_DEPENDENCY = Pattern.compile(
            "<artifactId>relais-([a-z-]+)</artifactId>\\s*(?:<type>[a-z-]+</type>\\s*)?(?:<scope>(\\w+)</scope>)?");
    private static final Set<String> NOT_TABLES = Set.of("of", "set", "skip", "on");

    @Test
    void a_table_is_written_by_one_class() {
        Map<String, Set<String>> writers = new TreeMap<>();
        for (Path file : sources("core/src/main/java")) {
            WRITE.matcher(read(file))
                    .results()
                    .map(result -> result.group(1))
                    .filter(table -> !NOT_TABLES.contains(table))
                    .forEach(table -> writers.computeIfAbsent(table, t -> new TreeSet<>())
                            .add(file.getFileName().toString()));
        }

        assertThat(writers).containsKeys("night", "reservation", "inbox", "dirty_nights");
        assertThat(writers.entrySet().stream().filter(e -> e.getValue().size() > 1))
                .as("tables with more than one writing class")
                .isEmpty();
    }

    @Test
    void a_file_has_at_most_three_hundred_lines() {
        List<String> long_files = Stream.of(
                        "connectors", "core", "routes", "mcp-server", "server", "sandbox", "seeds", "bench")
                .flatMap(module -> sources(module).stream())
                .filter(file -> read(file).lines().count() > LINES_MAX)
                .map(file -> ROOT.relativize(file).toString())
                .toList();

        assertThat(long_files).isEmpty();
    }

    @Test
    void modules_depend_only_on_what_stands_below_them() {
        Map<String, Set<String>> allowed = Map.of(
                "connectors/api", Set.of(),
                "connectors/booking-com", Set.of("connector-api", "connector-testkit:test"),
                "connectors/channex", Set.of("connector-api", "connector-testkit:test"),
                "connectors/example", Set.of("connector-api", "connector-testkit:test"),
                "connectors/ical", Set.of("connector-api", "connector-testkit:test"),
                "core", Set.of("connector-api", "connector-testkit:test"),
                "routes", Set.of("core"),
                "mcp-server", Set.of("core"),
                "sandbox", Set.of());

        allowed.forEach(
                (module, below) -> assertThat(dependencies(module)).as(module).isSubsetOf(below));
        assertThat(dependencies("server")).contains("booking-com:runtime", "channex:runtime", "ical:runtime");
    }

    private static Set<String> dependencies(String module) {
        String pom = read(ROOT.resolve(module).resolve("pom.xml"));
        String section = pom.substring(Math.max(0, pom.indexOf("<dependencies>")));
        return RELAIS_DEPENDENCY
                .matcher(section)
                .results()
                .map(HouseRulesTest::dependency)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String dependency(MatchResult result) {
        return result.group(1) + (result.group(2) == null ? "" : ":" + result.group(2));
    }

    private static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
