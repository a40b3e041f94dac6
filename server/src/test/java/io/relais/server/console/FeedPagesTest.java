package io.relais.server.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.People;
import io.relais.core.access.Person;
import io.relais.core.access.Role;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.Feeds;
import io.relais.core.inventory.Calendar;
import io.relais.core.property.Properties;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars are added in two steps, looked at, decided and published, without a script. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields before any test runs.
class FeedPagesTest {
    @Inject
    ConsoleHouses houses;

    @Inject
    Properties properties;

    @Inject
    Calendar calendar;

    @Inject
    People people;

    @Inject
    Feeds feeds;

    private final FeedHost host = new FeedHost();
    private ConsoleHouse house;
    private UUID unit;
    private Client owner;

    @BeforeEach
    void open() {
        house = houses.build("EUR");
        unit = host.open(house, properties, calendar);
        owner = Client.signedIn(house);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void a_pasted_address_is_shown_before_anything_is_saved() {
        host.reserve(5, 3, "HMABCDE123");
        assertThat(owner.page("/channels")).contains("href=\"/feeds\"");
        assertThat(owner.page("/feeds")).contains("No unit follows a calendar", "cannot prevent a double booking");

        String shown = preview(host.address()).then().statusCode(200).extract().asString();
        assertThat(shown)
                .contains("This is what we read: Airbnb", "3 nights would be taken at once", "HMABCDE123", "4711");
        assertThat(feeds.list(house.owner().principal(), house.property())).isEmpty();

        String page = owner.page(add());
        assertThat(page)
                .contains("Saved. Its nights are taken", "Working", "HMABCDE123")
                .contains("https://www.airbnb.com/hosting/reservations/details/HMABCDE123")
                .doesNotContain("secret-of-the-calendar");
        assertThat(owner.page("/feeds")).contains("Lodge 1", "127.0.0.1").doesNotContain("secret-of-the-calendar");
    }

    @Test
    void an_address_that_leads_to_no_calendar_is_blamed_and_kept_in_its_field() {
        preview("http://192.168.7.7/a.ics")
                .then()
                .statusCode(422)
                .body(containsString("value=\"http://192.168.7.7/a.ics\""))
                .body(containsString("aria-invalid=\"true\""))
                .body(containsString("private network"));
        preview("not an address").then().statusCode(422).body(containsString("must begin with https://"));
        owner.request()
                .formParam("unitId", unit)
                .formParam("address", host.address())
                .formParam("name", "")
                .post("/feeds/new")
                .then()
                .statusCode(422)
                .body(containsString(host.address()));
    }

    @Test
    void nights_that_vanished_are_shown_and_given_back_when_a_person_says_so() {
        host.reserve(5, 4, "HMABCDE123");
        String path = pathOf(add());
        host.empty();
        assertThat(owner.post(path + "/poll")).endsWith("?said=polled");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> feed().status() == FeedStatus.QUARANTINED);

        String page = owner.page(path);
        assertThat(page)
                .contains("What would change", "4 nights of 4 would be given back", "No longer in the calendar");
        assertThat(owner.page("/")).contains("4 nights vanished from the calendar at once");
        owner.request()
                .formParam("version", feed().version() + 1)
                .post(path + "/accept")
                .then()
                .statusCode(422)
                .body(containsString("What would change"));

        assertThat(owner.post(path + "/refuse", "version", String.valueOf(feed().version())))
                .endsWith("?said=refused");
        assertThat(feed().held()).isEqualTo(4);
        assertThat(owner.post(path + "/accept", "version", String.valueOf(feed().version())))
                .endsWith("?said=accepted");
        assertThat(feed().held()).isZero();
    }

    @Test
    void a_feed_is_renamed_paused_and_removed() {
        host.reserve(5, 2, "HMABCDE123");
        String path = pathOf(add());

        owner.post(path, "version", version(), "name", "Airbnb Lac", "soft", "ignore");
        assertThat(owner.page(path)).contains("Airbnb Lac");
        owner.post(path + "/pause", "version", version());
        assertThat(owner.page(path)).contains("This calendar is paused");
        owner.post(path + "/resume", "version", version());
        owner.request()
                .formParam("version", version())
                .formParam("name", "x".repeat(200))
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("x".repeat(200)));
        assertThat(owner.post(path + "/remove", "version", version())).contains("said=removed");
        owner.request().get(path).then().statusCode(404);
    }

    @Test
    void a_published_address_is_shown_once_and_can_be_ended() {
        String page = owner.request()
                .formParam("property", house.property())
                .formParam("label", "Airbnb")
                .formParam("what", unit)
                .post("/feeds/exports")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String address = PagesTest.attribute(page, "readonly value=\"([^\"]*)\"");
        given().get(URI.create(address).getPath()).then().statusCode(200);
        String list = owner.page("/feeds");
        assertThat(list).contains("Taken nights of Lodge").doesNotContain(address);

        owner.post(PagesTest.attribute(list, "action=\"(/feeds/exports/[^\"]*/revoke)\""));
        given().get(URI.create(address).getPath()).then().statusCode(404);
        owner.request()
                .formParam("label", "")
                .formParam("what", "tasks")
                .post("/feeds/exports")
                .then()
                .statusCode(422);
    }

    @Test
    void who_may_only_look_finds_nothing_to_press() {
        host.reserve(5, 2, "HMABCDE123");
        String path = pathOf(add());
        Person reader = people.add(
                house.organisation(),
                "reader-" + unit + "@example.com",
                "Reader",
                Role.READ_ONLY,
                ConsoleHouse.PASSWORD);
        Client looking = Client.signedIn(new ConsoleHouse(
                house.organisation(),
                house.property(),
                house.unitType(),
                house.ratePlan(),
                house.account(),
                house.connection(),
                reader));

        assertThat(looking.page(path)).doesNotContain("action=\"" + path);
        assertThat(looking.page("/feeds")).doesNotContain("/feeds/new").doesNotContain("/feeds/exports");
        looking.request()
                .formParam("version", version())
                .post(path + "/remove")
                .then()
                .statusCode(403);
        looking.request().get("/feeds/new").then().statusCode(403);
    }

    @Test
    void a_feed_of_another_house_is_unknown() {
        host.reserve(5, 2, "HMABCDE123");
        String path = pathOf(add());
        Client stranger = Client.signedIn(houses.build("EUR"));

        stranger.request().get(path).then().statusCode(404);
        stranger.request()
                .formParam("version", version())
                .post(path + "/remove")
                .then()
                .statusCode(404);
    }

    private Response preview(String address) {
        return owner.request()
                .formParam("property", house.property())
                .formParam("unitId", unit)
                .formParam("address", address)
                .formParam("name", "Airbnb")
                .formParam("soft", "block")
                .post("/feeds/new");
    }

    /** Adds the host's calendar; the address it leads to. */
    private String add() {
        return owner.post(
                "/feeds", "unitId", unit.toString(), "address", host.address(), "name", "Airbnb", "soft", "block");
    }

    private static String pathOf(String location) {
        return URI.create(location).getPath();
    }

    private Feed feed() {
        return feeds.list(house.owner().principal(), house.property()).getFirst();
    }

    private String version() {
        return String.valueOf(feed().version());
    }
}
