package io.relais.server.health;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Lag;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {
    @Inject
    Houses houses;

    @Inject
    Lag lag;

    @Test
    void a_started_hub_is_alive_and_ready() {
        given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("migrations", "routes"));
    }

    @Test
    void metrics_name_the_lag_the_inbox_and_what_is_parked() {
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics)
                .contains("relais_delivery_lag_seconds ")
                .contains("relais_inbox_age_seconds ")
                .contains("relais_parked ")
                .contains("relais_troubles{kind=\"poller-stopped\"}")
                .contains("camel_exchanges");
    }

    @Test
    void the_gauges_follow_the_database() {
        House house = houses.build();
        houses.park(house);
        MeterRegistry registry = new SimpleMeterRegistry();
        Clock later = Clock.fixed(Instant.now(Clock.systemUTC()).plus(Duration.ofHours(1)), ZoneOffset.UTC);
        new LagMetrics(lag, later, registry).register(new StartupEvent());
        assertThat(registry.get("relais.parked").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(registry.get("relais.connection.state")
                        .tag("connection", house.connectionId().toString())
                        .tag("state", "active")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(lag.figures().connections())
                .anySatisfy(c -> assertThat(c.connectionId()).isEqualTo(house.connectionId()));
    }
}
