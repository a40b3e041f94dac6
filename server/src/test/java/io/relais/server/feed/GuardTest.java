package io.relais.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final InetAddress OPEN = InetAddress.ofLiteral("93.184.216.34");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2002:5db8:d822::1",
                "2001::1",
                "2001:db8::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "3fff::1",
                "4000::1"
            })
    void addresses_that_are_nobodys_business_are_refused(String literal) {
        assertThat(Networks.isPublic(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.1.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::5db8:d822"
            })
    void addresses_of_the_open_internet_are_not(String literal) {
        assertThat(Networks.isPublic(InetAddress.ofLiteral(literal))).isTrue();
    }

    @Test
    void an_operator_can_open_a_network_with_its_ports_and_without_encryption() {
        Guard guard = new Guard(
                new Guard.Policy(List.of(Network.of("192.168.1.0/24")), Set.of(), false),
                name -> List.of(InetAddress.ofLiteral(name)));

        assertThat(guard.check(URI.create("http://192.168.1.77:5000/a.ics")).target())
                .isPresent();
        assertThat(guard.check(URI.create("http://192.168.2.77:5000/a.ics")).target())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.ics",
                "https://example.com:22/",
                "https://example.com:8443/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "https://user@example.com/",
                "https://user:pass@example.com/",
                "https:///a",
                "https:example.com",
                "example.com/a.ics",
                "https://example.com:0/",
                "https://example.com:99999/",
                "jar:https://example.com/"
            })
    void only_encrypted_addresses_at_usual_ports_without_names_of_users_are_admitted(String address) {
        assertThat(guard(OPEN).check(URI.create(address)).target()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a.ics?s=1",
                "https://example.com:443/",
                "https://example.com:80/",
                "HTTPS://example.com/",
                "webcal://example.com/a.ics",
                "WEBCALS://example.com/a.ics#x"
            })
    void encrypted_addresses_are_admitted_and_webcal_is_one(String address) {
        assertThat(guard(OPEN).check(Guard.plain(URI.create(address))).target())
                .hasValueSatisfying(target -> assertThat(target.isSecure()).isTrue());
    }

    @Test
    void further_ports_and_plain_addresses_can_be_set() {
        Guard guard = new Guard(new Guard.Policy(List.of(), Set.of(8443), true), name -> List.of(OPEN));

        assertThat(guard.check(URI.create("https://example.com:8443/")).target())
                .isPresent();
        assertThat(guard.check(URI.create("http://example.com/")).target()).isPresent();
        assertThat(guard.check(URI.create("http://example.com:25/")).target()).isEmpty();
    }

    @Test
    void a_name_with_one_address_inside_is_refused_whole() {
        assertThat(guard(OPEN, InetAddress.ofLiteral("10.0.0.1")).check(URI.create("https://example.com/")))
                .isEqualTo(Guard.Checked.REFUSED);
    }

    @Test
    void an_unknown_name_is_not_a_refused_one() {
        assertThat(guard().check(URI.create("https://example.com/"))).isEqualTo(Guard.Checked.UNKNOWN);
    }

    @Test
    void printing_a_target_shows_no_secret() {
        Target target = guard(OPEN)
                .check(URI.create("https://example.com/secret.ics?s=secret"))
                .target()
                .orElseThrow();

        assertThat(target).hasToString("Target(example.com)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "example.com", "fd00::/129", "10.0.0.0/"})
    void a_network_that_is_none_ends_the_start(String text) {
        assertThatThrownBy(() -> Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Guard guard(InetAddress... addresses) {
        return new Guard(Guard.Policy.STRICT, name -> List.of(addresses));
    }
}
