package io.relais.server.console;

import static io.relais.server.console.PagesTest.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.connector.ContactDetails;
import io.relais.core.access.People;
import io.relais.core.access.Person;
import io.relais.core.access.Role;
import io.relais.core.guest.Identification;
import io.relais.core.reservation.NewReservation;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Source;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuestPagesTest {
    @Inject
    ConsoleHouses houses;

    @Inject
    Reservations reservations;

    @Inject
    Identification identification;

    @Inject
    People people;

    @Test
    void a_guest_is_made_found_edited_and_blocked() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String page = client.post("/guests", "last-name", "Lefèvre", "first-name", "Anaïs", "emails", "a@example.org");
        String path = page.substring(page.indexOf("/guests/"));
        assertThat(client.page("/guests?q=lefevre")).contains("Anaïs Lefèvre", path);
        assertThat(client.page("/guests?q=lefebre")).contains("These come close", "Anaïs Lefèvre");

        Response wrong = client.request()
                .formParam("version", "0")
                .formParam("last-name", "Lefèvre-Roy")
                .formParam("emails", "no address")
                .post(path + "/edit");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.asString()).contains("Lefèvre-Roy", "no address", "emails-error");

        client.post(path + "/edit", "version", "0", "last-name", "Lefèvre", "blocked", "Left without paying");
        assertThat(client.page(path)).contains("Left without paying", "blocked the guest");
        assertThat(client.page("/guests?blocked=true")).contains("Anaïs Lefèvre");
        Response stale = client.request()
                .formParam("version", "0")
                .formParam("city", "Lyon")
                .post(path + "/edit");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.asString()).contains("Lyon", "Somebody changed it since you looked");
    }

    @Test
    void the_sheet_shows_whose_it_is_and_a_proposal_is_accepted_and_undone() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        UUID first = book(house, "Ole", "Bull", "ole@example.org", "+47 22 12 34 56", 1);
        UUID second = book(house, "Ole", "Bull", "bull@example.com", "+47 22 12 34 56", 5);

        String sheet = client.page("/reservations/" + second);
        assertThat(sheet).contains("Made of this reservation", "Maybe", "80 of 100", "same telephone, same name");
        client.post(attribute(sheet, "action=\"(/reservations/[^\"]*/accept)\""));

        assertThat(client.page("/reservations/" + second)).doesNotContain("Maybe");
        String guest = attribute(client.page("/reservations/" + first), "href=\"(/guests/[^\"]*)\"><bdi>");
        String page = client.page(guest);
        assertThat(page).contains("2 stays", "Merges", "Élise Martin merged");
        String back = client.post(attribute(page, "action=\"(/guests/merges/[^\"]*/undo)\""));
        assertThat(client.page(back.substring(back.indexOf("/guests"))))
                .contains("1 stay ", "both guests are as before");
    }

    @Test
    void two_guests_are_compared_merged_and_the_merge_undone() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String one = path(client.post("/guests", "last-name", "Silva", "city", "Porto"));
        String other = path(client.post("/guests", "last-name", "da Silva", "phones", "+351 21 123 4567"));
        String id = other.substring("/guests/".length());

        assertThat(client.page(one + "/merge?q=silva")).contains("da Silva", one + "/merge?with=" + id);
        assertThat(client.page(one + "/merge?with=" + id + "&take=last-name"))
                .contains("Porto", "+351 21 123 4567", "<strong><bdi>da Silva</bdi></strong>", "goes into");
        String done = path(client.post(one + "/merge", "with", id, "version", "0", "take", "last-name"));
        String page = client.page(done);
        assertThat(page).contains("The guests were merged", "<bdi>da Silva</bdi>");
        client.post(attribute(page, "action=\"(/guests/merges/[^\"]*/undo)\""));
        assertThat(client.page(one)).contains("<bdi>Silva</bdi>", "undone");
    }

    @Test
    void erasing_asks_for_the_number_first() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String path = path(client.post("/guests", "last-name", "Gone", "number", "N 1"));
        assertThat(client.page(path + "/erase")).contains("Type N 1 to confirm");
        assertThat(client.request()
                        .formParam("confirm", "N")
                        .post(path + "/erase")
                        .statusCode())
                .isEqualTo(409);
        client.post(path + "/erase", "confirm", "N 1");
        assertThat(client.page(path)).contains("Details erased").doesNotContain("Gone");
    }

    @Test
    void people_are_added_with_a_password_shown_once_and_the_last_owner_stays() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        assertThat(client.page("/settings")).contains("/settings/people");
        Response added = client.request()
                .formParam("name", "Jo Desk")
                .formParam("email", "jo-" + house.organisation() + "@example.com")
                .formParam("role", "desk")
                .post("/settings/people");
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(attribute(added.asString(), "<code class=\"figures\">([^<]*)</code>"))
                .matches("[a-z2-9-]{19}");
        Response taken = client.request()
                .formParam("name", "Jo Again")
                .formParam("email", "jo-" + house.organisation() + "@example.com")
                .formParam("role", "manager")
                .post("/settings/people");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.asString()).contains("Jo Again", "signs in with this e-mail already");
        Response last =
                client.request().post("/settings/people/" + house.owner().id() + "/disable");
        assertThat(last.statusCode()).isEqualTo(422);
        assertThat(last.asString()).contains("needs one owner");
    }

    @Test
    void a_guest_is_handed_over_as_a_file() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String path = path(client.post("/guests", "last-name", "Filed"));
        assertThat(client.page(path)).contains(path + "/export");
        Response file = client.request().get(path + "/export");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"guest-[A-Z0-9]+\\.json\"");
        assertThat(file.jsonPath().getString("guests[0].lastName")).isEqualTo("Filed");
    }

    @Test
    void whoever_may_only_read_sees_guests_but_no_actions_and_no_people() {
        ConsoleHouse house = houses.build("EUR");
        Client owner = Client.signedIn(house);
        String path = path(owner.post("/guests", "last-name", "Silva"));
        Person reader = people.add(
                house.organisation(),
                "r-" + house.organisation() + "@example.com",
                "R",
                Role.READ_ONLY,
                ConsoleHouse.PASSWORD);
        Client client = Client.signedIn(new ConsoleHouse(
                house.organisation(),
                house.property(),
                house.unitType(),
                house.ratePlan(),
                house.account(),
                house.connection(),
                reader));
        assertThat(client.page(path))
                .contains("Silva")
                .doesNotContain(path + "/edit", path + "/merge", path + "/erase");
        assertThat(client.request().get("/settings/people").statusCode()).isEqualTo(403);
        assertThat(client.request()
                        .formParam("last-name", "X")
                        .formParam("version", "0")
                        .post(path + "/edit")
                        .statusCode())
                .isEqualTo(403);
    }

    private UUID book(ConsoleHouse house, String first, String last, String email, String phone, int day) {
        UUID id = reservations
                .book(
                        house.owner().principal(),
                        new NewReservation(
                                house.property(),
                                Source.DESK,
                                house.unitType(),
                                house.ratePlan(),
                                StayDates.of(ConsoleHouses.ARRIVAL.plusDays(day), 2),
                                Occupancy.of(2, 0),
                                new ContactDetails(first, last, email, phone, "", "", "", "", "NO", "nb"),
                                ""))
                .id();
        Client client = Client.signedIn(house);
        for (int i = 0; i < 100 && client.page("/reservations/" + id).contains("being looked up"); i++) {
            identification.run();
        }
        return id;
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/guests"));
    }
}
