package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The register's box, tabs, orders and files, and the reports, as a person meets them. */
@QuarkusTest
class RegisterTest {
    private static final StayDates THREE_NIGHTS = StayDates.of(ConsoleHouses.ARRIVAL, 3);

    @Inject
    ConsoleHouses houses;

    @Test
    void what_cannot_be_read_is_told_beside_the_box_and_stays_in_it() {
        Client client = Client.signedIn(houses.build("EUR"));

        String page = client.page("/reservations?q=foo:bar");

        assertThat(page).contains("value=\"foo:bar\"", "knows no operator foo:", "aria-invalid=\"true\"");
    }

    @Test
    void conditions_are_chips_that_can_be_taken_away_one_by_one() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);

        String page = Client.signedIn(house).page("/reservations?q=lef+status:confirmed");

        assertThat(page)
                .contains("Lefèvre", "href=\"/reservations?q=lef\"", "href=\"/reservations?q=status%3Aconfirmed\"");
    }

    @Test
    void a_search_is_kept_as_a_tab_renamed_and_forgotten() {
        ConsoleHouse house = houses.build("EUR");
        Client client = Client.signedIn(house);

        String kept = client.post("/reservations/searches", "name", "Unpaid", "q", "balance:>0", "shared", "true");
        String tabs = client.page("/reservations?q=balance%3A%3E0");

        assertThat(kept).contains("/reservations?q=balance%3A%3E0");
        assertThat(tabs).contains(">Unpaid</a>", "Forget this search");
        String id = tabs.replaceAll("(?s).*/reservations/searches/([0-9a-f-]{36})/name.*", "$1");
        client.post("/reservations/searches/" + id + "/name", "name", "Owing");
        assertThat(client.page("/reservations")).contains(">Owing</a>");
        client.post("/reservations/searches/" + id + "/delete");
        assertThat(client.page("/reservations")).doesNotContain("Owing");
    }

    @Test
    void the_rows_leave_as_csv_and_as_a_workbook() throws Exception {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "=cmd", "\"Quoted\", Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);

        byte[] csv = client.request().get("/reservations/export/csv?q=lef").asByteArray();
        byte[] xlsx = client.request().get("/reservations/export/xlsx").asByteArray();

        String text = new String(csv, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFnumber,")
                .contains("\"'=cmd \"\"Quoted\"\", Lefèvre\"", ",EUR,360.00,0.00,360.00,");
        assertThat(text.split("\r\n")).hasSize(2);
        Path file = Files.createTempFile("register", ".xlsx");
        Files.write(file, xlsx);
        String sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(sheet).contains("<v>360.00</v>");
    }

    @Test
    void an_export_of_what_does_not_exist_is_refused() {
        Client client = Client.signedIn(houses.build("EUR"));

        assertThat(client.request().get("/reservations/export/pdf").statusCode())
                .isEqualTo(400);
    }

    @Test
    void reports_show_what_was_sold() {
        ConsoleHouse house = houses.build("EUR");
        houses.book(house, "Anaïs", "Lefèvre", THREE_NIGHTS);
        Client client = Client.signedIn(house);

        String page = client.page("/reports?from=2030-07-01&to=2030-07-31&by=source");

        assertThat(page).contains("€360.00", "€120.00", "Desk");
        assertThat(client.page("/reports?from=2030-07-31&to=2030-07-01")).contains("role=\"alert\"");
    }
}
