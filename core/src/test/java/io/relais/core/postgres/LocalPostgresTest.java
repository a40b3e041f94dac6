package io.relais.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path prepared;

    @TempDir
    Path home;

    /** Unpacking and initdb are the slow part of a first start: done once, then copied. */
    @BeforeAll
    static void prepare() {
        LocalPostgres.open(prepared).close();
    }

    private void startFromCopy() throws Exception {
        Process copy = new ProcessBuilder("cp", "-R", prepared + "/.", home.toString()).start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void a_first_start_makes_a_durable_database_for_its_owner_only() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.open(home)) {
            assertThat(answer(postgres, "show fsync")).isEqualTo("on");
            assertThat(answer(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(answer(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(answer(postgres, "show max_connections")).isEqualTo("60");
            assertThat(answer(postgres, "select lower('ÉÀŒ Ž')")).isEqualTo("éàœ ž");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_start_finds_the_data_and_the_port_of_the_first_even_when_the_folder_was_opened_to_all()
            throws Exception {
        startFromCopy();
        String address;
        try (LocalPostgres first = LocalPostgres.open(home)) {
            address = first.jdbcUrl();
            keepRow(first);
        }
        Files.setPosixFilePermissions(home.resolve("data-18"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (LocalPostgres second = LocalPostgres.open(home)) {
            assertThat(second.jdbcUrl()).isEqualTo(address);
            assertThat(answer(second, "select note from kept")).isEqualTo("kept");
        }
    }

    @Test
    void a_killed_server_is_back_on_the_same_port_with_its_data() throws Exception {
        startFromCopy();
        try (LocalPostgres postgres = LocalPostgres.open(home)) {
            keepRow(postgres);
            String address = postgres.jdbcUrl();
            for (int kill = 1; kill <= 2; kill++) {
                long killed = postgres.pid();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                await().atMost(SOON).until(() -> postgres.pid() != killed && answers(postgres));
                assertThat(postgres.jdbcUrl()).isEqualTo(address);
                assertThat(answer(postgres, "select note from kept")).isEqualTo("kept");
            }
        }
    }

    @Test
    void a_closed_database_leaves_no_process_and_is_not_started_again() throws Exception {
        startFromCopy();
        LocalPostgres postgres = LocalPostgres.open(home);
        ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
        postgres.close();
        postgres.close();
        assertThat(ServerProcess.isAlive(server)).isFalse();
        assertThat(home.resolve("data-18").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void a_server_left_by_a_killed_program_is_stopped_and_its_data_kept() throws Exception {
        startFromCopy();
        long orphan;
        Process program = otherProgram();
        try {
            orphan = serverOf(program);
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (LocalPostgres postgres = LocalPostgres.open(home)) {
            assertThat(postgres.pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(ServerProcess::isAlive)).isEmpty();
            assertThat(answer(postgres, "select note from kept")).isEqualTo("kept");
        }
    }

    @Test
    void a_folder_in_use_is_refused_with_the_name_of_folder_and_program() throws Exception {
        startFromCopy();
        Process program = otherProgram();
        try {
            serverOf(program);
            assertThatThrownBy(() -> LocalPostgres.open(home))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(home.toRealPath().toString())
                    .hasMessageContaining("already used by another program (process " + program.pid() + ")");
        } finally {
            program.destroy();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_folder_already_open_in_this_program_is_refused_too() throws Exception {
        startFromCopy();
        try (LocalPostgres open = LocalPostgres.open(home)) {
            assertThatThrownBy(() -> LocalPostgres.open(home))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("already used");
            assertThat(answers(open)).isTrue();
        }
    }

    @Test
    void a_process_file_that_names_a_stranger_is_dropped_and_the_stranger_left_alone() throws Exception {
        startFromCopy();
        LocalPostgres.open(home).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path processFile = home.resolve("data-18").resolve("postmaster.pid");
            Files.writeString(processFile, stranger.pid() + "\n/elsewhere\n0\n5432\n\n127.0.0.1\n0 0\nready\n");
            try (LocalPostgres postgres = LocalPostgres.open(home)) {
                assertThat(answers(postgres)).isTrue();
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_port_taken_since_the_last_start_is_replaced_by_a_free_one() throws Exception {
        startFromCopy();
        String before;
        try (LocalPostgres first = LocalPostgres.open(home)) {
            before = first.jdbcUrl();
        }
        int port = Integer.parseInt(Files.readString(home.resolve("port")));
        try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                LocalPostgres second = LocalPostgres.open(home)) {
            assertThat(other.isBound()).isTrue();
            assertThat(second.jdbcUrl()).isNotEqualTo(before);
            assertThat(answers(second)).isTrue();
        }
    }

    @Test
    void half_unpacked_programs_and_half_created_data_never_count() throws Exception {
        Files.createDirectories(home.resolve("pg-18.4.new").resolve("bin"));
        Files.createDirectories(home.resolve("data-18.new"));
        Files.writeString(home.resolve("data-18.new").resolve("PG_VERSION"), "18\n");
        try (LocalPostgres postgres = LocalPostgres.open(home)) {
            assertThat(answers(postgres)).isTrue();
        }
    }

    /** Another program on the same folder: opens it, keeps a row, tells its server's process and waits for its end. */
    private Process otherProgram() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        home.toString())
                .redirectError(new File("/dev/null"))
                .start();
    }

    private static long serverOf(Process program) throws IOException {
        InputStream said = program.getInputStream();
        String line = new String(said.readNBytes(OtherProgram.LINE_LENGTH), StandardCharsets.US_ASCII);
        return Long.parseLong(line.strip());
    }

    static void keepRow(LocalPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement sql = connection.createStatement()) {
            sql.execute("create table kept (note text not null)");
            sql.execute("insert into kept values ('kept')");
        }
    }

    private static boolean answers(LocalPostgres postgres) {
        try {
            return answer(postgres, "select 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String answer(LocalPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
