package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Rates in the console: the month, plans, rules, and the explained price. A lodge costs 120.00 in July 2030. */
@QuarkusTest
class RatesTest {
    @Inject
    ConsoleHouses houses;

    private static String place(ConsoleHouse house) {
        return "?property=" + house.property() + "&type=" + house.unitType() + "&plan=" + house.ratePlan();
    }

    @Test
    void the_month_shows_prices_and_takes_a_range_with_weekdays() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        assertThat(client.page("/rates" + place(house) + "&month=2030-07"))
                .contains("July 2030", "€120.00", "2 left", "no price");

        String to = client.post(
                "/rates/prices",
                "property",
                house.property().toString(),
                "type",
                house.unitType().toString(),
                "plan",
                house.ratePlan().toString(),
                "month",
                "2030-07",
                "from",
                "2030-07-01",
                "to",
                "2030-07-14",
                "weekdays",
                "saturday",
                "price",
                "150,50");

        assertThat(to).contains("saved=2", "month=2030-07");
        assertThat(client.page(to.substring(to.indexOf("/rates")))).contains("€150.50", "2 nights changed");
    }

    @Test
    void a_range_that_cannot_be_comes_back_filled_in() {
        ConsoleHouse house = houses.build("EUR");
        Response answer = Client.signedIn(house)
                .request()
                .formParam("property", house.property())
                .formParam("type", house.unitType())
                .formParam("plan", house.ratePlan())
                .formParam("from", "2030-07-14")
                .formParam("to", "2030-07-01")
                .formParam("price", "175.25")
                .post("/rates/prices");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString())
                .contains("value=\"175.25\"", "aria-invalid=\"true\"", "to must be a whole number");
    }

    @Test
    void rules_are_added_changed_and_removed() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        String property = house.property().toString();
        client.post(
                "/rates/rules/discount",
                "property",
                property,
                "code",
                "PROMO3333",
                "name",
                "Promotion 3333",
                "kind",
                "promotion",
                "percent",
                "15",
                "per",
                "night");
        String list = client.page("/rates/rules?kind=discount&property=" + property);
        assertThat(list).contains("Promotion 3333", "Percent: 15", "Kind: Promotion code");
        assertThat(client.page("/rates/rules?kind=discount&code=PROMO3333&property=" + property))
                .contains("value=\"15\"", "Change PROMO3333");

        Response twice = client.request()
                .formParam("property", property)
                .formParam("code", "PROMO3333")
                .formParam("name", "Again")
                .post("/rates/rules/discount");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.asString()).contains("value=\"Again\"", "The code PROMO3333 is used already");

        client.post("/rates/rules/discount/PROMO3333/delete", "property", property);
        assertThat(client.page("/rates/rules?kind=discount&property=" + property))
                .contains("None yet");
    }

    @Test
    void every_kind_of_rule_has_its_form_in_both_languages() {
        ConsoleHouse house = houses.build("KWD");
        Client client = Client.signedIn(house);
        for (String kind : java.util.List.of(
                "age-category", "supplement", "condition", "discount", "option", "tax", "vat-group", "cancellation")) {
            assertThat(client.page("/rates/rules?kind=" + kind)).contains("New rule", "name=\"name\"");
        }
        client.post("/console/language", "language", "fr", "to", "/rates");
        assertThat(client.page("/rates/rules?kind=tax")).contains("Taxes de séjour", "Plafond par personne");
    }

    @Test
    void a_derived_plan_is_made_and_its_price_explained() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);
        client.post(
                "/rates/plans",
                "property",
                house.property().toString(),
                "plan",
                "",
                "code",
                "NRF",
                "name",
                "Non-refundable",
                "mealPlan",
                "breakfast",
                "parent",
                "FLEX",
                "percent",
                "-10");
        String plans = client.page("/rates/plans");
        assertThat(plans).contains("Non-refundable", "Follows Flexible: -10 %");
        String plan = PagesTest.attribute(plans, "plan=([0-9a-f-]{36})\">Change</a></li>\\s*</ul>");

        String quote = client.page("/rates/quote?property=" + house.property() + "&type=" + house.unitType() + "&plan="
                + plan + "&arrival=2030-07-01&departure=2030-07-03&adults=2");
        assertThat(quote).contains("Flexible: €120.00", "Non-refundable follows: -€12.00", "€216.00");
        assertThat(client.page("/rates/quote?property=" + house.property() + "&type=" + house.unitType() + "&plan="
                        + plan + "&arrival=2030-07-01&departure=2030-07-03&adults=2&promotion=NOPE"))
                .contains("There is no promotion code NOPE", "value=\"NOPE\"");
    }
}
