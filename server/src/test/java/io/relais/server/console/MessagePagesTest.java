package io.relais.server.console;

import static io.relais.server.console.PagesTest.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Each test builds its house first.
class MessagePagesTest {
    @Inject
    ConsoleHouses houses;

    private ConsoleHouse house;
    private Client client;

    /** A channel's reservation about which a guest wrote; returns its sheet's address. */
    private String asked(String text) {
        house = houses.build("EUR");
        houses.receive(house, "NL-1|NEW|1|lodge|2030-07-10|2|9000|EUR|Ole Bull");
        client = Client.signedIn(house);
        String sheet = "/reservations/" + attribute(client.page("/reservations"), "data-id=\"([^\"]*)\"");
        NordlysConnector.write(house, "NL-1", text);
        until(() -> {
            houses.fetchMessages(house);
            assertThat(client.page("/messages")).contains("Sigrid Undset");
        });
        return sheet;
    }

    private static void until(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    @Test
    void an_unanswered_message_is_counted_listed_and_answered_on_the_sheet() {
        String sheet = asked("Is there <parking>?\nAnd a pool?");
        assertThat(client.page("/messages"))
                .contains("1 waiting for an answer", "Is there &lt;parking&gt;?", sheet + "/messages", "Nordlys");
        String tab = client.page(sheet + "/messages");
        assertThat(tab).contains("aria-current=\"page\">Messages</a>", "And a pool?", "No answer needed");
        String once = attribute(tab, "name=\"once\" value=\"([^\"]*)\"");
        client.post(sheet + "/messages", "once", once, "text", "Yes, both.");
        client.post(sheet + "/messages", "once", once, "text", "Yes, both.");
        until(() -> assertThat(client.page(sheet + "/messages")).contains("Sent", "Yes, both.", "Élise Martin"));
        assertThat(client.page(sheet + "/messages").split("Yes, both\\.", -1)).hasSize(2);
        assertThat(client.page("/messages"))
                .contains("Every guest has an answer")
                .doesNotContain("waiting for an answer");
        assertThat(client.page("/messages?all=true")).contains("Yes, both.");
        assertThat(client.page(sheet + "/history"))
                .contains("wrote to the guest")
                .doesNotContain("Yes, both.");
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_a_failed_reply_says_what_to_do() {
        String sheet = asked("Is there parking?");
        String longText = "Ä".repeat(4_001);
        client.request()
                .formParam("once", UUID.randomUUID().toString())
                .formParam("text", longText)
                .post(sheet + "/messages")
                .then()
                .statusCode(422)
                .body(containsString(longText))
                .body(containsString("aria-invalid"));
        client.post(sheet + "/messages", "once", "", "text", "That is " + NordlysConnector.REFUSED);
        until(() -> assertThat(client.page(sheet + "/messages"))
                .contains("Not sent", "mind your words", "Change the words", "Send again", "Give up")
                .doesNotContain("No answer needed"));
        String discard = attribute(client.page(sheet + "/messages"), "action=\"(/messages/[^\"]*/discard)\"");
        assertThat(client.post(discard)).contains("/messages/");
        assertThat(client.page(sheet + "/messages")).doesNotContain("Not sent");
        client.post(attribute(client.page(sheet + "/messages"), "action=\"(/messages/[^\"]*/settle)\""));
        assertThat(client.page("/messages")).contains("Every guest has an answer");
    }

    @Test
    void somebody_who_has_not_booked_has_a_page_of_their_own_until_they_do() {
        house = houses.build("EUR");
        client = Client.signedIn(house);
        NordlysConnector.write(house, "", "Free in May?");
        until(() -> {
            houses.fetchMessages(house);
            assertThat(client.page("/messages")).contains("Free in May?");
        });
        String page = attribute(client.page("/messages"), "href=\"(/messages/[0-9a-f-]{36})\"");
        assertThat(client.page(page)).contains("No reservation is known", "Free in May?");
        client.post(page + "/reply", "once", UUID.randomUUID().toString(), "text", "Yes.");
        until(() -> assertThat(client.page(page)).contains("Sent"));
    }

    @Test
    void an_own_sale_has_no_such_tab_and_a_stranger_sees_nothing() {
        String sheet = asked("Hello");
        String conversation = attribute(client.page(sheet + "/messages"), "action=\"(/messages/[0-9a-f-]{36})/settle");
        Client stranger = Client.signedIn(houses.build("EUR"));
        stranger.request().get(conversation).then().statusCode(404);
        stranger.request().post(conversation + "/settle").then().statusCode(404);
        ConsoleHouse own = houses.build("EUR");
        ReservationSheet sale = houses.book(own, "A", "B", StayDates.of(ConsoleHouses.ARRIVAL, 1));
        assertThat(Client.signedIn(own).page("/reservations/" + sale.id()))
                .doesNotContain("/reservations/" + sale.id() + "/messages");
    }
}
