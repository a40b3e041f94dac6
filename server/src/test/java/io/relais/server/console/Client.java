package io.relais.server.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What a person's browser does, without one: keeps the session's cookie, follows no redirect by itself. */
final class Client {
    private final String session;

    private Client(String session) {
        this.session = session;
    }

    static Client signedIn(ConsoleHouse house) {
        return signedIn(house.owner().email());
    }

    /** Somebody else of a house. */
    static Client signedIn(String email) {
        Response answer = anonymous()
                .formParam("email", email)
                .formParam("password", ConsoleHouse.PASSWORD)
                .post("/sign-in");
        return new Client(answer.then().statusCode(303).extract().cookie(Cookies.SESSION));
    }

    static RequestSpecification anonymous() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    RequestSpecification request() {
        return anonymous().cookie(Cookies.SESSION, session);
    }

    String session() {
        return session;
    }

    /** The page's HTML; it must be there. */
    String page(String path) {
        return request()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** A form sent; the address it leads to. */
    String post(String path, String... fields) {
        RequestSpecification form = request();
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(path).then().statusCode(303).extract().header("Location");
    }
}
