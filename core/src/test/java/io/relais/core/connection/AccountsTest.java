package io.relais.core.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.Settings;
import io.relais.connector.Tokens;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts at partners: their secrets, and when they are asked for reservations. */
class AccountsTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void settings_come_back_as_they_were_given_whatever_they_hold() {
        Map<String, String> values = Map.of(
                "password", "new\\nurse\\\\ \\",
                "key", "-----BEGIN KEY-----\r\nabc=\r\ndef==\n-----END KEY-----\r\n",
                "empty", "",
                "name", "a=b \"c\" é \uD83D\uDE00");
        house.accounts.save(account(), new Settings(values));
        assertThat(house.accounts.settings(hotel.accountId).values()).isEqualTo(values);
    }

    @Test
    void settings_and_messages_are_not_readable_in_the_database() {
        house.accounts.save(account(), new Settings(Map.of("password", "plain-secret")));
        house.receive(hotel, hotel.message("A").remarks("card 4111111111111111").inbound());
        String everything = house.database.read(
                handle -> handle.createQuery("""
                        select (select string_agg(encode(settings_cipher, 'escape'), '') from account)
                            || (select string_agg(i::text || encode(content_cipher, 'escape'), '') from inbox i)
                        """).mapTo(String.class).one());
        assertThat(everything).isNotEmpty().doesNotContain("plain-secret", "4111111111111111", "Müller");
    }

    @Test
    void a_pull_stores_before_it_acknowledges_and_comes_again_after_the_poll() {
        house.partner.offer(hotel.message("A").inbound(), hotel.message("B").inbound());
        pullDue();
        assertThat(house.partner.acknowledged()).hasSize(2);
        house.reservationParts.applyAll();
        assertThat(hotel.get("A").row().externalId()).isEqualTo("A");
        assertThat(house.pulls.due()).isEmpty();
        house.time().advance(Duration.ofSeconds(20));
        assertThat(house.pulls.due()).hasSize(1);
        assertThat(house.pulls.due()).as("one pull at a time").isEmpty();
    }

    @Test
    void a_failed_pull_is_repeated_later_each_time_but_a_told_wait_is_kept() {
        PartnerFault down = PartnerFault.of(Fault.UNAVAILABLE, "down");
        house.partner.failPulls(down, down, PartnerFault.throttled("slow", Duration.ofSeconds(7)));
        for (int seconds : new int[] {20, 40, 7}) {
            pullDue();
            house.time().advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(house.pulls.due()).isEmpty();
            house.time().advance(Duration.ofMillis(1));
        }
        pullDue();
        assertThat(house.channels.get(hotel.owner, hotel.connectionId).pulledAt())
                .isEqualTo(house.clock.instant());
    }

    @Test
    void refused_credentials_stop_pulling_until_they_are_replaced() {
        house.partner.failPulls(PartnerFault.of(Fault.AUTH, "wrong key"));
        pullDue();
        house.time().advance(Duration.ofHours(1));
        assertThat(house.pulls.due()).isEmpty();
        assertThat(house.accounts.find(hotel.accountId).orElseThrow().stateReason())
                .isEqualTo("wrong key");
        house.accounts.save(account(), new Settings(Map.of("key", "another")));
        assertThat(house.pulls.due()).hasSize(1);
    }

    @Test
    void a_token_is_kept_until_it_is_about_to_end_or_forgotten() {
        AtomicInteger exchanges = new AtomicInteger();
        Tokens tokens = house.partners.open(account(), null, "").session().tokens();
        for (int i = 0; i < 3; i++) {
            assertThat(token(tokens, exchanges)).isEqualTo("token 1");
        }
        house.time().advance(Duration.ofMinutes(59));
        assertThat(token(tokens, exchanges)).isEqualTo("token 2");
        tokens.forget("main");
        assertThat(token(tokens, exchanges)).isEqualTo("token 3");
    }

    private String token(Tokens tokens, AtomicInteger exchanges) {
        Instant end = house.clock.instant().plus(Duration.ofHours(1));
        return tokens.get("main", () -> new Tokens.Token("token " + exchanges.incrementAndGet(), end));
    }

    private void pullDue() {
        List<Account> due = house.pulls.due();
        assertThat(due).hasSize(1);
        due.forEach(house.pulls::pull);
    }

    private Account account() {
        return house.accounts.find(hotel.accountId).orElseThrow();
    }
}
