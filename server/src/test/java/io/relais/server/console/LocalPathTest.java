package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class LocalPathTest {
    @Test
    void a_path_of_our_own_is_kept_with_its_query() {
        assertThat(LocalPath.safe("/reservations?q=a%20b")).isEqualTo("/reservations?q=a%20b");
        assertThat(LocalPath.of(URI.create("http://hub:8080/parked?x=1"))).isEqualTo("/parked?x=1");
        assertThat(LocalPath.ofPage("http://hub:8080/channels")).isEqualTo("/channels");
    }

    @Test
    void everything_else_leads_to_the_first_page() {
        for (String address : new String[] {
            "",
            "reservations",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/a\r\nSet-Cookie: x",
            "javascript:1"
        }) {
            assertThat(LocalPath.safe(address)).as(address).isEqualTo("/");
        }
        assertThat(LocalPath.safe(null)).isEqualTo("/");
        assertThat(LocalPath.ofPage("http://[broken")).isEqualTo("/");
        assertThat(LocalPath.ofPage(null)).isEqualTo("/");
    }
}
