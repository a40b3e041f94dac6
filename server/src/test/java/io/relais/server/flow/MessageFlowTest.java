package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.world.Chats;
import io.relais.sandbox.world.Revision;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest writes through Channex, the house answers, and the guest gets each answer once. */
@QuarkusTest
class MessageFlowTest {
    private static final String REPLY = "channex.messages.reply";

    @Inject
    Inns inns;

    @Inject
    Books books;

    private Inn inn;
    private Outlet outlet;
    private String hook;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
        outlet = inn.channex();
        hook = FrontDoor.patiently(() -> as().post("/api/v1/connections/" + outlet.connectionId() + "/hook"))
                .then()
                .statusCode(201)
                .extract()
                .path("path");
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void a_guest_is_answered_once_whatever_happens_on_the_way() {
        Revision booking = outlet.book(inn.day(60), 2);
        new FrontDoor(inn).pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booking)).hasSize(1));
        guestWrites(booking, "Is there parking?");
        String reservation = listed().getString("items[0].reservationId");
        assertThat(listed().getString("items[0].lastMessage.text")).isEqualTo("Is there parking?");

        Partners.fault(REPLY, FaultKind.THROTTLE);
        String first = write(reservation, "Yes, behind the house.");
        Patience.until(() -> assertThat(state(reservation, first)).isEqualTo("sent"));

        // Taken, and then the answer gets lost: what is fetched next tells that the guest has it.
        Partners.fault(REPLY, FaultKind.ERROR_AFTER);
        String second = write(reservation, "The gate opens at 7.");
        Patience.until(() -> assertThat(heard(booking)).hasSize(2));
        hint();
        Patience.until(() -> assertThat(state(reservation, second)).isEqualTo("sent"));
        assertThat(heard(booking)).containsExactly("Yes, behind the house.", "The gate opens at 7.");
        assertThat(messages(reservation).getList("conversations[0].messages.id"))
                .hasSize(3);
        assertThat(history(reservation)).contains("guest-wrote", "reply-written", "reply-sent");
        assertThat(FrontDoor.patiently(() -> as().get("/api/v1/connections/" + outlet.connectionId() + "/exchanges"))
                        .asString())
                .contains("messages.send")
                .doesNotContain("behind the house", "parking");
    }

    @Test
    void a_question_that_comes_before_the_booking_and_one_of_nobodys_are_listed() {
        Revision booking = outlet.book(inn.day(70), 1);
        chats(chats -> chats.ask(
                outlet.desk().hotelId(), "Ann", "Free in May?", outlet.partner().now()));
        guestWrites(booking, "We come late.");
        Patience.until(() -> assertThat(listed().getList("items.lastMessage.text"))
                .containsExactlyInAnyOrder("We come late.", "Free in May?"));
        new FrontDoor(inn).pull(outlet);
        Patience.until(() -> assertThat(listed().getList("items.reservationId"))
                .filteredOn(id -> id != null)
                .hasSize(1));
        String asked = listed().getString("items.find { it.lastMessage.text == 'Free in May?' }.id");
        FrontDoor.patiently(() -> as().contentType("application/json")
                        .body("{\"text\":\"Yes.\"}")
                        .post("/api/v1/conversations/" + asked + "/messages"))
                .then()
                .statusCode(201)
                .body("state", equalTo("waiting"));
        Patience.until(() -> assertThat(Partners.calls(REPLY)).isPositive());
        Patience.until(() -> assertThat(listed().getList("items.id")).hasSize(1));
    }

    private void guestWrites(Revision booking, String text) {
        chats(chats -> chats.sayAbout(booking, "guest", text, outlet.partner().now()));
        hint();
        Patience.until(
                () -> assertThat(listed().getList("items.lastMessage.text")).contains(text));
    }

    private void chats(Consumer<Chats> work) {
        outlet.partner().locked(() -> {
            work.accept(outlet.partner().chats());
            return true;
        });
    }

    private void hint() {
        given().contentType("application/json")
                .body("{\"event\":\"message\",\"property_id\":\""
                        + outlet.desk().hotelId() + "\"}")
                .post(hook)
                .then()
                .statusCode(200);
    }

    /** What the house said, as the guest sees it. */
    private List<String> heard(Revision booking) {
        return outlet.partner()
                .locked(() -> outlet.partner().chats().ofBooking(booking.bookingId()).orElseThrow().lines().stream()
                        .filter(line -> line.sender().equals("property"))
                        .map(Chats.Line::text)
                        .toList());
    }

    private String write(String reservation, String text) {
        return FrontDoor.patiently(() -> as().contentType("application/json")
                        .body("{\"text\":\"" + text + "\"}")
                        .post("/api/v1/reservations/" + reservation + "/messages"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String state(String reservation, String message) {
        return messages(reservation).getString("conversations[0].messages.find { it.id == '" + message + "' }.state");
    }

    private JsonPath messages(String reservation) {
        return FrontDoor.patiently(() -> as().get("/api/v1/reservations/" + reservation + "/messages"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> history(String reservation) {
        return FrontDoor.patiently(() -> as().get("/api/v1/reservations/" + reservation + "/history"))
                .jsonPath()
                .getList("items.type");
    }

    private JsonPath listed() {
        return FrontDoor.patiently(() -> as().get("/api/v1/conversations?waiting=true&propertyId=" + inn.propertyId()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification as() {
        return given().header("Authorization", "Bearer " + inn.key());
    }
}
