package io.relais.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.relais.core.AtOnce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void what_is_sealed_is_unseen_and_comes_back() {
        Secrets secrets = Secrets.open(folder.resolve("key"));
        byte[] sealed = secrets.seal("4111111111111111 Zoé", "inbox 1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("4111");
        assertThat(secrets.unseal(sealed, "inbox 1")).isEqualTo("4111111111111111 Zoé");
        assertThat(secrets.seal("same", "c")).isNotEqualTo(secrets.seal("same", "c"));
    }

    @Test
    void a_secret_moved_to_another_place_does_not_open() {
        Secrets secrets = Secrets.open(folder.resolve("key"));
        byte[] sealed = secrets.seal("password", "account 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets.unseal(sealed, "account 2"))
                .withMessageNotContaining("password");
        sealed[sealed.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> secrets.unseal(sealed, "account 1"));
    }

    @Test
    void only_the_owner_can_read_the_key_file() throws IOException {
        Path file = folder.resolve("deep").resolve("key");
        Secrets.open(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_second_process_uses_the_first_ones_key() {
        Path file = folder.resolve("key");
        byte[] sealed = Secrets.open(file).seal("text", "c");
        assertThat(Secrets.open(file).unseal(sealed, "c")).isEqualTo("text");
    }

    @Test
    void processes_that_start_at_the_same_moment_agree_on_one_key() {
        for (int run = 0; run < 20; run++) {
            Path file = folder.resolve("key-" + run);
            Callable<Secrets> start = () -> Secrets.open(file);
            List<Secrets> all = AtOnce.run(Collections.nCopies(4, start)).stream()
                    .flatMap(outcome -> outcome.value().stream())
                    .toList();
            assertThat(all).hasSize(4);
            byte[] sealed = all.getFirst().seal("text", "c");
            assertThat(all).allMatch(secrets -> secrets.unseal(sealed, "c").equals("text"));
        }
    }

    @Test
    void another_key_opens_nothing() {
        byte[] sealed = Secrets.open(folder.resolve("one")).seal("text", "c");
        Secrets other = Secrets.open(folder.resolve("other"));
        assertThatIllegalStateException().isThrownBy(() -> other.unseal(sealed, "c"));
    }
}
