package io.relais.server.api;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * One organisation of its own for one test: a hotel with two double rooms at 103.50 EUR a night in July 2030, connected to a
 * channel that no connector serves.
 *
 * @param key an API key with every scope
 */
public record House(
        UUID organisationId, UUID propertyId, UUID unitTypeId, UUID ratePlanId, UUID connectionId, String key) {
    /** A request with the house's key. */
    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    /** A sale of one night for two, as JSON. */
    public String sale(String arrival, String departure, String lastName) {
        return """
                {"propertyId":"%s","unitTypeId":"%s","ratePlanId":"%s","arrival":"%s","departure":"%s","adults":2,
                 "contact":{"firstName":"Anna","lastName":"%s","email":"anna@example.com"},"remarks":"late arrival"}
                """.formatted(propertyId, unitTypeId, ratePlanId, arrival, departure, lastName);
    }
}
