package io.relais.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUnavailableTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_that_cannot_be_made_is_named_with_what_to_do() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> LocalPostgres.open(file.resolve("postgres")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageStartingWith("The data folder " + file.resolve("postgres") + " cannot be written (")
                .hasMessageEndingWith("make it writable or choose another one with RELAIS_HOME.");
    }

    @Test
    void a_full_disk_is_called_a_full_disk_wherever_it_is_noticed() {
        assertThat(DatabaseUnavailable.onFiles(folder, new IOException("No space left on device")))
                .hasMessageStartingWith("The disk that holds " + folder + " is full");
        assertThat(DatabaseUnavailable.tellsOfFullDisk("FATAL: could not extend file: No space left on device"))
                .isTrue();
        assertThat(DatabaseUnavailable.tellsOfFullDisk("FATAL: something else")).isFalse();
    }

    @Test
    void a_system_without_programs_is_told_to_bring_a_server() {
        assertThatThrownBy(() -> Unpacking.archiveFor("Windows 11", "amd64"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no built-in PostgreSQL for windows 11 on amd64")
                .hasMessageContaining("RELAIS_DB_URL");
        assertThatThrownBy(() -> Unpacking.archiveFor("Linux", "riscv64"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("Linux on riscv64");
    }

    @Test
    void each_supported_system_has_its_programs_on_the_class_path() {
        for (String system : new String[] {"Linux", "Mac OS X"}) {
            for (String processor : new String[] {"amd64", "aarch64"}) {
                assertThat(Unpacking.class.getResource("/" + Unpacking.archiveFor(system, processor)))
                        .as("%s on %s", system, processor)
                        .isNotNull();
            }
        }
    }
}
