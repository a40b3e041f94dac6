package io.relais.bench.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.bench.Hub;
import io.relais.sandbox.scenario.Happening;
import io.relais.sandbox.scenario.Happening.Rule;
import io.relais.sandbox.scenario.Happening.Span;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the house itself does in a scenario, through the hub's API: sells, cancels, changes prices and restrictions. */
final class House {
    private static final Set<Integer> REFUSALS = Set.of(409, 422);

    private final Hub hub;
    private final String key;
    private final Estate estate;
    private final Map<Integer, CompletableFuture<Optional<String>>> sales = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();

    House(Hub hub, String key, Estate estate) {
        this.hub = hub;
        this.key = key;
        this.estate = estate;
    }

    long done() {
        return done.sum();
    }

    long refused() {
        return refused.sum();
    }

    /** Before any happening of the scenario is done: a cancellation may come while its sale is still under way. */
    void expect(Happening happening) {
        if (happening instanceof Happening.Sold it) {
            sales.put(it.sale(), new CompletableFuture<>());
        }
    }

    /** Does it, if it is the house's to do. */
    void act(Happening happening) {
        switch (happening) {
            case Happening.Sold it -> sell(it);
            case Happening.Released it -> release(it);
            case Happening.Priced it -> price(it);
            case Happening.Restricted it -> restrict(it);
            case Happening.Booked _,
                    Happening.Moved _,
                    Happening.Cancelled _,
                    Happening.Edited _,
                    Happening.Down _,
                    Happening.Up _,
                    Happening.Skipped _ -> {
                // Played by the sandbox.
            }
        }
    }

    /** Asks a connection's partner for reservations now. */
    void pull(Estate.Line line) {
        send("POST", "/api/v1/connections/" + line.id() + "/pull", "");
    }

    /** Compares a connection with what its partner holds; refused where the partner cannot be asked. */
    void compare(Estate.Line line) {
        send("POST", "/api/v1/connections/" + line.id() + "/reconciliation", "");
    }

    private void sell(Happening.Sold it) {
        Optional<String> reservation = Optional.empty();
        try {
            Happening.Wish wish = it.wish();
            String arrival = estate.first().plusDays(wish.arrival()).toString();
            String departure = estate.first()
                    .plusDays(wish.arrival() + (long) wish.nights())
                    .toString();
            ObjectNode body = Json.object()
                    .put("propertyId", Estate.property(it.property()).toString())
                    .put("unitTypeId", Estate.type(it.property(), wish.type()).toString())
                    .put("ratePlanId", Estate.plan(it.property(), wish.plan()).toString())
                    .put("arrival", arrival)
                    .put("departure", departure)
                    .put("adults", wish.adults());
            body.putObject("contact").put("firstName", "Anna").put("lastName", "Bench");
            reservation = send("POST", "/api/v1/reservations", body.toString())
                    .flatMap(answer -> answer.headers().firstValue("Location"))
                    .map(location -> location.substring(location.lastIndexOf('/') + 1));
        } finally {
            sale(it.sale()).complete(reservation);
        }
    }

    private void release(Happening.Released it) {
        sale(it.sale())
                .join()
                .ifPresent(reservation -> send("POST", "/api/v1/reservations/" + reservation + "/cancel", ""));
    }

    private CompletableFuture<Optional<String>> sale(int number) {
        return sales.computeIfAbsent(number, key -> new CompletableFuture<>());
    }

    private void price(Happening.Priced it) {
        String currency = estate.scenario().properties().get(it.property()).currency();
        ObjectNode body =
                product(it.property(), it.product(), it.span()).put("amount", Money.format(it.price(), currency));
        if (it.weekends()) {
            body.putArray("weekdays").add("friday").add("saturday");
        }
        send("PUT", "/api/v1/properties/" + Estate.property(it.property()) + "/rates/prices", body.toString());
    }

    private void restrict(Happening.Restricted it) {
        Rule rule = it.rule();
        ObjectNode body = product(it.property(), it.product(), it.span())
                .put("minStayArrival", rule.minStay())
                .put("maxStay", rule.maxStay())
                .put("closed", rule.closed())
                .put("closedToArrival", rule.noArrival())
                .put("closedToDeparture", rule.noDeparture());
        send("PUT", "/api/v1/properties/" + Estate.property(it.property()) + "/rates/restrictions", body.toString());
    }

    private ObjectNode product(int property, Happening.Product product, Span span) {
        return Json.object()
                .put("unitTypeId", Estate.type(property, product.type()).toString())
                .put("ratePlanId", Estate.plan(property, product.plan()).toString())
                .put("from", estate.first().plusDays(span.first()).toString())
                .put(
                        "to",
                        estate.first()
                                .plusDays(span.first() + span.nights() - 1L)
                                .toString());
    }

    private Optional<HttpResponse<String>> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(hub.address(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = hub.client().send(request, HttpResponse.BodyHandlers.ofString());
            if (REFUSALS.contains(answer.statusCode())) {
                refused.increment();
                return Optional.empty();
            }
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            done.increment();
            return Optional.of(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
