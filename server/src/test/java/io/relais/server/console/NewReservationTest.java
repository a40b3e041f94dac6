package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.vocabulary.StayDates;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The desk's own sale, without a script: look what is free, pick, type, save. */
@QuarkusTest
class NewReservationTest {
    private static final String PAGE = "/reservations/new";
    private static final StayDates THREE_NIGHTS = StayDates.of(ConsoleHouses.ARRIVAL, 3);

    @Inject
    ConsoleHouses houses;

    @Test
    void the_register_leads_to_the_form_and_the_form_shows_what_is_free() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        assertThat(client.page("/reservations")).contains("href=\"/reservations/new\"");
        assertThat(client.page(PAGE)).contains("Show what is free").doesNotContain("Lodge Mélèze");
        String offers = client.page(PAGE + "?arrival=2030-07-05&departure=2030-07-08");
        assertThat(offers).contains("Lodge Mélèze", "Flexible", "2 free", "€360.00");
    }

    @Test
    void a_saved_reservation_is_shown_as_its_sheet() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String sheet = client.post(PAGE, fields(house, "lastName", "Lefèvre", "firstName", "Anaïs"));
        assertThat(sheet).matches(".*/reservations/[0-9a-f-]{36}");
        assertThat(client.page(sheet.substring(sheet.indexOf("/reservations"))))
                .contains("Anaïs Lefèvre", "€360.00", "late arrival");
    }

    @Test
    void a_failed_form_keeps_what_was_typed_and_says_what_is_wrong_beside_each_field() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        Response answer = send(client, fields(house, "firstName", "Anaïs", "adults", "many", "status", "option"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("id=\"lastName-error\"", "The last name is required.")
                .contains("id=\"adults-error\"", "value=\"many\"")
                .contains("value=\"Anaïs\"");
        Response open = send(client, fields(house, "lastName", "Lefèvre", "status", "option"));
        assertThat(open.asString())
                .contains("id=\"expires-error\"", "late arrival", "checked")
                .contains("<option value=\"option\" selected>");
    }

    @Test
    void what_was_sold_meanwhile_is_told_at_the_offers() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        houses.book(house, "Tom", "Ashby", THREE_NIGHTS);
        houses.book(house, "Ole", "Bull", THREE_NIGHTS);
        Response answer = send(client, fields(house, "lastName", "Lefèvre"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString())
                .contains("id=\"offer-error\"", "No Lodge Mélèze is left on 2030-07-05")
                .contains("value=\"Lefèvre\"", "No unit is left on every night.");
    }

    @Test
    void people_by_age_and_options_are_asked_and_the_price_explains_itself() {
        ConsoleHouse house = houses.build("EUR");
        houses.addOptionsAndAges(house);
        Client client = Client.signedIn(house);
        assertThat(client.page(PAGE))
                .contains("Grown-ups", "name=\"age.adult\" type=\"number\" value=\"2\"", "Parking")
                .doesNotContain("id=\"adults\"");
        String sheet = client.post(
                PAGE, fields(house, "lastName", "L", "age.adult", "1", "age.child", "2", "option.parking", "2"));
        assertThat(client.page(sheet.substring(sheet.indexOf("/reservations"))))
                .contains("€390.00", "1 × adult, 2 × child");
        String offers =
                client.page(PAGE + "?arrival=2030-07-05&departure=2030-07-08&age.adult=1&age.child=0&option.parking=1");
        assertThat(offers).contains("3 nights €360.00", "3 × Parking €15.00", "€375.00");
        Response nobody = send(client, fields(house, "lastName", "L", "age.adult", "0", "age.child", ""));
        assertThat(nobody.statusCode()).isEqualTo(422);
        assertThat(nobody.asString()).contains("id=\"age.adult-error\"", "Somebody has to come");
    }

    @Test
    void an_unknown_promotion_code_is_told_beside_its_field() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        Response answer = send(client, fields(house, "lastName", "L", "promotion", "NOSUCH"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("id=\"promotion-error\"", "value=\"NOSUCH\"");
        assertThat(client.page(PAGE + "?arrival=2030-07-05&departure=2030-07-08&promotion=NOSUCH"))
                .contains("id=\"promotion-error\"");
    }

    @Test
    void nonsense_is_told_and_not_a_failure() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        for (String[] nonsense : new String[][] {
            {"arrival", "+999999999-01-01"},
            {"departure", "2030-07-05"},
            {"offer", "x"},
            {"offer", UUID.randomUUID() + "/" + UUID.randomUUID()},
            {"adults", "-1"},
            {"remarks", "\u0000"},
            {"lastName", "x".repeat(300)},
            {"expires", "soon"},
        }) {
            assertThat(send(client, fields(house, "lastName", "L", "status", "option", nonsense[0], nonsense[1]))
                            .statusCode())
                    .as(nonsense[0])
                    .isEqualTo(422);
        }
        assertThat(send(client, fields(house, "property", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_form_speaks_french() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        client.post("/console/language", "language", "fr", "to", "/");
        assertThat(client.page(PAGE)).contains("Nouvelle réservation", "Voir ce qui est libre");
    }

    private static Response send(Client client, String... fields) {
        RequestSpecification form = client.request();
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(PAGE);
    }

    /** A good form in which some fields are replaced or added. */
    private static String[] fields(ConsoleHouse house, String... changed) {
        List<String> fields = new ArrayList<>(List.of(changed));
        List<String> good = List.of(
                "step", "save",
                "property", house.property().toString(),
                "arrival", "2030-07-05",
                "departure", "2030-07-08",
                "adults", "2",
                "children", "0",
                "offer", house.unitType() + "/" + house.ratePlan(),
                "remarks", "late arrival");
        for (int i = 0; i < good.size(); i += 2) {
            if (!List.of(changed).contains(good.get(i))) {
                fields.add(good.get(i));
                fields.add(good.get(i + 1));
            }
        }
        return fields.toArray(String[]::new);
    }
}
