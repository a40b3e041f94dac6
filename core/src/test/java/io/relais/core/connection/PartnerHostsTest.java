package io.relais.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartnerHostsTest {
    private static final String USUAL = "https://app.channex.io";

    @Test
    void the_operator_allows_a_host_or_one_port_of_it() {
        PartnerHosts hosts = new PartnerHosts(Set.of("Proxy.example.com", "127.0.0.1:8090"));

        assertThat(hosts.allows(URI.create("http://proxy.example.com:3128/x"), USUAL))
                .isTrue();
        assertThat(hosts.allows(URI.create("http://127.0.0.1:8090"), USUAL)).isTrue();
        assertThat(hosts.allows(URI.create("http://127.0.0.1:5432"), USUAL)).isFalse();
        assertThat(hosts.allows(URI.create("http://127.0.0.1"), USUAL)).isFalse();
    }

    @Test
    void a_channel_without_an_address_of_its_own_leads_only_where_the_operator_allows() {
        assertThat(PartnerHosts.NONE.allows(URI.create("https://anywhere.example"), ""))
                .isFalse();
        assertThat(new PartnerHosts(Set.of("anywhere.example")).allows(URI.create("https://anywhere.example"), ""))
                .isTrue();
    }

    @Test
    void the_partners_own_other_hosts_are_the_partners() {
        assertThat(PartnerHosts.NONE.allows(URI.create("https://staging.channex.io/api"), USUAL))
                .isTrue();
        assertThat(PartnerHosts.NONE.allows(URI.create("https://channex.io.example"), USUAL))
                .isFalse();
    }
}
