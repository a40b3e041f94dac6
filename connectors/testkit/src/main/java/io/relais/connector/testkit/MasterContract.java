package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.ContactDetails;
import io.relais.connector.DoorCall;
import io.relais.connector.FollowsMaster;
import io.relais.connector.HttpAnswer;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterAnswer.Catalogue;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.Revision;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link FollowsMaster}; the stubs {@code sales/} take every sale and every request for the whole calendar. */
public interface MasterContract extends ConnectorContract {
    LocalDate NIGHT = LocalDate.parse("2027-02-02");

    default FollowsMaster follows() {
        return (FollowsMaster) connector();
    }

    /** A sale of two nights for a guest with a name of another script; prices in a currency with so many decimals. */
    static ReservationMessage sale(Kind kind, String currency) {
        StayDates dates = StayDates.of(NIGHT, 2);
        RoomStay stay = new RoomStay(
                "1",
                "room-1",
                "rate-1",
                dates,
                Occupancy.of(2, 1),
                dates.dates()
                        .map(night -> new NightPrice(night, new Money(12_345, currency), "rate-1"))
                        .toList(),
                List.of(),
                new Money(24_690, currency),
                "山田 太郎",
                "",
                "");
        return new ReservationMessage(
                "R-1",
                "LAC",
                new Revision(Instant.parse(Stage.NOW), 1, kind, ""),
                kind,
                Optional.of(new ReservationContent(
                        List.of(stay),
                        new Money(24_690, currency),
                        Money.zero(currency),
                        List.of(),
                        "",
                        ReservationContent.Guarantee.NONE,
                        "")),
                Optional.of(new ContactDetails("太郎", "", "", "", "", "", "", "", "", "")));
    }

    @Test
    default void a_call_without_a_key_has_none() {
        assertThat(follows().key(new DoorCall("GET", "", Map.of(), Map.of(), "")))
                .isEmpty();
    }

    @Test
    default void a_call_that_makes_no_sense_says_why() {
        for (String body : List.of("", "{", "[]", "null", "7", "{\"data\":7}", "[".repeat(500))) {
            for (String action : List.of("", "nothing", "changes")) {
                assertThatThrownBy(() -> follows().read(new DoorCall("POST", action, Map.of(), Map.of(), body)))
                        .as(action + " " + body)
                        .isInstanceOf(UnreadableMessage.class);
            }
        }
    }

    @Test
    default void a_refusal_keeps_its_status_and_tells_its_text() {
        HttpAnswer answer = follows().refuse(401, "the key is not in force");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("the key is not in force");
    }

    @Test
    default void every_product_and_every_refused_change_is_in_the_answer() {
        MasterAnswer.Rate rate = new MasterAnswer.Rate("rate-1", "Flexible", true, "EUR", false);
        HttpAnswer products = follows()
                .answer(
                        new MasterCall.Products("LAC"),
                        new Catalogue(List.of(new MasterAnswer.Room("room-1", "Zimmer", 3, List.of(rate)))));
        assertThat(products.ok()).isTrue();
        assertThat(products.body()).contains("room-1", "Zimmer", "rate-1", "Flexible", "EUR");
        MasterChange change = new MasterChange.Free("room-1", "rate-1", NightRange.of(NIGHT), 1);
        MasterAnswer.Applied applied = new MasterAnswer.Applied(
                "reference-1",
                List.of(
                        new MasterAnswer.Refusal(4, change, "first reason"),
                        new MasterAnswer.Refusal(5, new MasterChange.Unreadable("second"), "second reason")));
        assertThat(follows()
                        .answer(new MasterCall.Changes("LAC", "", List.of()), applied)
                        .body())
                .contains("reference-1", "first reason", "second reason", "room-1", NIGHT.toString());
        assertThat(follows()
                        .answer(new MasterCall.Greeting("LAC"), new MasterAnswer.Welcome())
                        .ok())
                .isTrue();
    }

    @Test
    default void a_sale_is_told_in_every_state_and_currency_and_no_secret_is_shown() {
        try (Stage stage = stage().play("sales")) {
            for (Kind kind : Kind.values()) {
                for (String currency : List.of("EUR", "JPY", "KWD")) {
                    follows().tell(stage.session(), sale(kind, currency));
                }
            }
            follows().requestAll(stage.session(), "LAC");
            assertThat(stage.exchanges()).hasSize(10);
            assertThat(stage.exchanges().getFirst().request().body()).contains("R-1", "太郎", "123.45");
            assertThat(stage.exchanges().get(1).request().body()).contains("12345");
            assertThat(stage.exchanges().get(2).request().body()).contains("12.345");
            Checks.noSecretLeaks(connector(), stage.settings(), stage.exchanges());
        }
    }

    @TestFactory
    default Stream<DynamicTest> what_fails_while_telling_a_sale_is_said() {
        return FaultTable.tests(this, session -> follows().tell(session, sale(Kind.NEW, "EUR")));
    }

    @TestFactory
    default Stream<DynamicTest> what_fails_while_asking_for_everything_is_said() {
        return FaultTable.tests(this, session -> follows().requestAll(session, "LAC"));
    }
}
