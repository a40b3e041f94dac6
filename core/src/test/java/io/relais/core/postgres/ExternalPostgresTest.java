package io.relais.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExternalPostgresTest {
    @Test
    void the_common_form_of_an_address_is_taken_apart() {
        ExternalPostgres server =
                ExternalPostgres.of("postgres://hub:p%40ss+word@db.example:5433/relais?ssl=true", null, null);
        assertThat(server.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/relais?ssl=true");
        assertThat(server.user()).isEqualTo("hub");
        assertThat(server.password()).isEqualTo("p@ss+word");
        assertThat(server.toString()).doesNotContain("p@ss");
    }

    @Test
    void user_and_password_given_apart_win() {
        ExternalPostgres server = ExternalPostgres.of("postgresql://a:b@db/relais", "hub", "secret");
        assertThat(server).isEqualTo(new ExternalPostgres("jdbc:postgresql://db/relais", "hub", "secret"));
        assertThat(ExternalPostgres.of("jdbc:postgresql://db/relais", "hub", null))
                .isEqualTo(new ExternalPostgres("jdbc:postgresql://db/relais", "hub", ""));
    }

    @Test
    void anything_else_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> ExternalPostgres.of("mysql://a:topsecret@db/relais", null, null))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("RELAIS_DB_URL")
                .hasMessageNotContaining("topsecret");
        assertThatThrownBy(() -> ExternalPostgres.of("postgresql://a b", null, null))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void a_working_server_passes_and_a_wrong_password_is_told_at_once() {
        LocalPostgres server = TestDatabase.server();
        assertThatCode(() -> new ExternalPostgres(server.jdbcUrl(), server.user(), server.password()).check())
                .doesNotThrowAnyException();
        long before = System.nanoTime();
        assertThatThrownBy(() -> new ExternalPostgres(server.jdbcUrl(), server.user(), "wrong").check())
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("password authentication failed");
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }
}
