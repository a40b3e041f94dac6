package io.relais.server.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.data.Database;
import io.relais.core.property.Properties;
import io.relais.core.property.Unit;
import io.relais.sandbox.wire.FaultKind;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** What a person does with calendars, through the API; and the time that passes between two looks. */
@Singleton
public final class CalendarDesk {
    @Inject
    Properties properties;

    @Inject
    Database database;

    /** A physical unit of the inn's only type. */
    UUID unit(Inn inn) {
        UUID unit = UUID.randomUUID();
        properties.save(new Unit(
                unit, inn.product().unitTypeId(), "Lodge " + unit.toString().substring(0, 4)));
        return unit;
    }

    /** Adds a feed and returns its id. */
    String follow(Inn inn, UUID unit, String name, URI address) {
        return add(inn, unit, name, address).then().statusCode(201).extract().path("id");
    }

    Response add(Inn inn, UUID unit, String name, URI address) {
        return FrontDoor.patiently(() -> ask(inn).contentType("application/json")
                .body("{\"unitId\":\"%s\",\"name\":\"%s\",\"address\":\"%s\"}".formatted(unit, name, address))
                .post("/api/v1/feeds"));
    }

    JsonPath feed(Inn inn, String id) {
        return FrontDoor.patiently(() -> ask(inn).get("/api/v1/feeds/" + id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Lets the feed be looked at once more and waits until it was. */
    JsonPath poll(Inn inn, String id) {
        Instant before = lastPoll(id);
        FrontDoor.patiently(() -> ask(inn).post("/api/v1/feeds/" + id + "/poll"))
                .then()
                .statusCode(200);
        Patience.until(() -> assertThat(lastPoll(id)).isAfter(before));
        return feed(inn, id);
    }

    /** One look during which something goes wrong at the partner. */
    JsonPath pollWith(FaultKind fault, Inn inn, String id) {
        Partners.fault("calendar.feed", fault);
        return poll(inn, id);
    }

    /** What the feed remembers happened so long ago. */
    void letPass(String feedId, int minutes) {
        database.write(handle -> handle.createUpdate("""
                        update feed_night set missing_since = missing_since - make_interval(mins => :minutes)
                        where feed_id = :feed
                        """)
                .bind("minutes", minutes)
                .bind("feed", UUID.fromString(feedId))
                .execute());
    }

    /** As a hub that was killed in the middle of a look leaves it: taken, and due since. */
    void leaveTaken(String feedId, int seconds) {
        database.write(handle -> handle.createUpdate("""
                        update feed set lease_id = gen_random_uuid(), next_poll_at = now(),
                                        lease_until = now() + make_interval(secs => :seconds)
                        where id = :feed
                        """)
                .bind("seconds", seconds)
                .bind("feed", UUID.fromString(feedId))
                .execute());
    }

    RequestSpecification ask(Inn inn) {
        return given().header("Authorization", "Bearer " + inn.key());
    }

    /** Asked of the database: the API would have to be asked more often than it lets anybody ask. */
    Instant lastPoll(String feedId) {
        return database.read(handle -> handle.createQuery("select last_poll_at from feed where id = :feed")
                .bind("feed", UUID.fromString(feedId))
                .mapTo(Instant.class)
                .one());
    }
}
