package io.relais.bench.register;

import io.relais.bench.Board;
import io.relais.bench.Ground;
import io.relais.bench.Pace;
import io.relais.bench.Sample;
import io.relais.core.access.Principal;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterPage;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterSort;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the register takes to answer with a million reservations of one organisation. */
public final class RegisterBench {
    static final UUID ORGANISATION = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final int FULL = 1_000_000;
    private static final int SHORT = 100_000;
    private static final int ROWS = 50;
    private static final int QUESTIONS = 200;
    private static final int CONNECTIONS = 8;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Pace pace;
    private final Board board;
    private final Ground ground;
    private final Register register;
    private final Archive archive;
    private final Principal principal = Principal.system(ORGANISATION);

    private RegisterBench(Pace pace, Board board, Ground ground) {
        this.pace = pace;
        this.board = board;
        this.ground = ground;
        register = ground.wiring().get(Register.class);
        archive = new Archive(ground.pool());
    }

    /** Measures and prints {@code register-first-page}, {@code -name}, {@code -number} and {@code -coupon}. */
    public static void run(Pace pace, Board board) throws Exception {
        int reservations = pace.equals(Pace.QUICK) ? SHORT : FULL;
        board.progress("register: starting PostgreSQL");
        try (Ground ground = Ground.open(CONNECTIONS)) {
            board.setting("register: " + reservations + " reservations of one organisation in " + Archive.PROPERTIES
                    + " properties, each with contact and stay; pages of " + ROWS
                    + " rows through the register's use case,"
                    + " one reader, p99 of " + QUESTIONS + " questions, median of " + pace.repetitions()
                    + " repetitions");
            board.setting(
                    "register: first page in each of the six orders both ways; names whole, common, rare, two words and with"
                            + " a letter wrong; numbers whole and begun, ours and the channel's; parts of promotion codes");
            board.setting("register: reference is the p99 of a lookup by primary key; PostgreSQL "
                    + ground.serverSetting("server_version") + ", shared_buffers "
                    + ground.serverSetting("shared_buffers"));
            RegisterBench bench = new RegisterBench(pace, board, ground);
            board.progress("register: writing " + reservations + " reservations");
            bench.archive.fill(reservations);
            ground.analyse();
            bench.measure();
        }
    }

    private void measure() throws SQLException {
        List<RegisterQuery> orders = Stream.of(RegisterSort.Field.values())
                .flatMap(field -> Stream.of(new RegisterSort(field, true), new RegisterSort(field, false)))
                .map(sort -> new RegisterQuery("", Optional.empty(), false, "", ROWS, sort))
                .toList();
        List<RegisterQuery> names = questions(names());
        List<RegisterQuery> numbers = questions(numbers());
        List<RegisterQuery> coupons =
                questions(List.of("coupon:3333", "coupon:summer", "coupon:X3333-1", "coupon:mer77", "coupon:nil9"));
        List<UUID> ids = archive.draw("r.id::text", "true", QUESTIONS).stream()
                .map(UUID::fromString)
                .toList();
        figure("register-first-page", orders, ids);
        figure("register-name", names, ids);
        figure("register-number", numbers, ids);
        figure("register-coupon", coupons, ids);
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>(List.of("martin", "suzuki", "mar", "an", "nobodyknown"));
        names.addAll(archive.draw("c.last_name", "true", 40));
        names.addAll(archive.draw("c.first_name || ' ' || c.last_name", "true", 40));
        names.addAll(archive.draw("left(c.last_name, 4)", "true", 20));
        archive.draw("c.last_name", "length(c.last_name) > 5", 40).forEach(name -> {
            names.add(name.substring(0, 2) + name.charAt(3) + name.charAt(2) + name.substring(4));
            names.add(name.substring(0, 3) + name.substring(4));
        });
        return names;
    }

    private List<String> numbers() throws SQLException {
        List<String> numbers = new ArrayList<>(archive.draw("r.confirmation_number", "true", 60));
        numbers.addAll(archive.draw("left(r.confirmation_number, 5)", "true", 30));
        numbers.addAll(archive.draw("r.external_id", "r.external_id is not null", 60));
        numbers.addAll(archive.draw("left(r.external_id, 6)", "r.external_id is not null", 20));
        numbers.addAll(archive.draw("r.id::text", "true", 30));
        return numbers;
    }

    private static List<RegisterQuery> questions(List<String> texts) {
        return texts.stream().map(text -> RegisterQuery.first(text, ROWS)).toList();
    }

    private void figure(String line, List<RegisterQuery> questions, List<UUID> ids) throws SQLException {
        board.progress(line);
        ask(questions, Math.min(QUESTIONS, questions.size() * 2));
        lookUp(ids);
        List<Double> answers = new ArrayList<>();
        List<Double> lookups = new ArrayList<>();
        for (int repetition = 0; repetition < pace.repetitions(); repetition++) {
            answers.add(Sample.percentile(ask(questions, Math.max(QUESTIONS, questions.size())), 99));
            lookups.add(Sample.percentile(lookUp(ids), 99));
        }
        board.figure(
                line,
                Sample.median(answers),
                "ms",
                new Board.Reference("primary-key-lookup-p99", Sample.median(lookups)));
    }

    private List<Double> ask(List<RegisterQuery> questions, int times) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            RegisterQuery question = questions.get(i % questions.size());
            long begin = System.nanoTime();
            RegisterPage page = register.search(principal, question);
            double took = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            millis.add(took);
            if (page.rows().isEmpty() && question.text().isEmpty()) {
                board.broken("the register lost its rows");
            }
            if (Boolean.getBoolean("relais.bench.each")) {
                board.progress("%.1f ms %d rows %s %s"
                        .formatted(
                                took,
                                page.rows().size(),
                                question.text(),
                                question.sort().code()));
            }
        }
        return millis;
    }

    private List<Double> lookUp(List<UUID> ids) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = ground.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement("select * from reservation where id = ?")) {
            for (UUID id : ids) {
                long begin = System.nanoTime();
                statement.setObject(1, id);
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        board.broken("a reservation is lost");
                    }
                }
                millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            }
        }
        return millis;
    }
}
