package io.relais.sandbox.booking;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.booking.OtaQueues.Queue;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Operation;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Booking.com behind one path prefix: {@code /auth}, {@code /secure} and {@code /supply} stand for the partner's three hosts. */
public final class BookingProtocol {
    private static final String BEARER = "Bearer ";

    private final Wire wire;
    private final Supplier<BookingSwitches> switches;
    private final Tokens tokens;
    private final PollWatch polls;
    private final OtaQueues queues;
    private final OtaAri otaAri;
    private final BxmlReservations bxmlReservations;
    private final BxmlAri bxmlAri;
    private final LosAri losAri;
    private final ReadBack readBack;
    private final Desk desk;

    public BookingProtocol(
            Partner partner, List<Account> accounts, Supplier<BookingSwitches> switches, Wire wire, Clock clock) {
        this.wire = wire;
        this.switches = switches;
        this.tokens = new Tokens(accounts, switches, clock);
        this.polls = new PollWatch(wire.calls(), clock);
        this.queues = new OtaQueues(partner, switches);
        this.otaAri = new OtaAri(partner, switches);
        this.bxmlReservations = new BxmlReservations(partner);
        this.bxmlAri = new BxmlAri(partner, switches);
        this.losAri = new LosAri(partner, switches);
        this.readBack = new ReadBack(partner);
        this.desk = new Desk(partner, switches);
    }

    /** Answers a request whose path starts after the prefix. */
    public Reply answer(Exchange exchange) {
        return switch (exchange.method() + " " + exchange.path()) {
            case "POST /auth/token-based-authentication/exchange" ->
                wire.run(Operation.BOOKING_TOKEN, "", exchange, effects -> token(exchange));
            case "GET /secure/hotels/ota/OTA_HotelResNotif" -> pull(Operation.BOOKING_PULL_NEW, Queue.NEW, exchange);
            case "GET /secure/hotels/ota/OTA_HotelResModifyNotif" ->
                pull(Operation.BOOKING_PULL_CHANGES, Queue.CHANGES, exchange);
            case "POST /secure/hotels/ota/OTA_HotelResNotif" ->
                acknowledge(Operation.BOOKING_ACK_NEW, Queue.NEW, exchange);
            case "POST /secure/hotels/ota/OTA_HotelResModifyNotif" ->
                acknowledge(Operation.BOOKING_ACK_CHANGES, Queue.CHANGES, exchange);
            case "POST /secure/hotels/xml/reservations" -> pullBxml(exchange);
            case "POST /supply/hotels/ota/OTA_HotelAvailNotif" ->
                run(Operation.BOOKING_ARI_AVAILABILITY, exchange, otaAri::availability);
            case "POST /supply/hotels/ota/OTA_HotelRateAmountNotif" ->
                run(Operation.BOOKING_ARI_RATES, exchange, otaAri::rates);
            case "POST /supply/hotels/xml/availability" ->
                run(Operation.BOOKING_ARI_BXML, exchange, bxmlAri::availability);
            case "POST /supply/hotels/csv/los_pricing" -> run(Operation.BOOKING_ARI_STAYS, exchange, losAri::prices);
            case "POST /supply/hotels/xml/roomrateavailability" ->
                run(
                        Operation.BOOKING_READBACK_AVAILABILITY,
                        exchange,
                        (account, request, effects) -> readBack.calendar(account, request));
            case "POST /supply/hotels/xml/roomrates" ->
                run(
                        Operation.BOOKING_READBACK_RATES,
                        exchange,
                        (account, request, effects) -> readBack.rooms(account, request));
            case "GET /secure/reservations-flow-control/missed-reservations" ->
                run(Operation.BOOKING_MISSED, exchange, (account, request, effects) -> queues.missed(account, request));
            case "POST /secure/hotels/xml/reservationssummary" ->
                run(
                        Operation.BOOKING_SUMMARY,
                        exchange,
                        (account, request, effects) -> bxmlReservations.summary(account, request));
            case "POST /supply/hotels/xml/reporting" ->
                run(Operation.BOOKING_REPORT, exchange, (account, request, effects) -> desk.report(account, request));
            default -> numbered(exchange);
        };
    }

    /** Addresses with a number in them. */
    private Reply numbered(Exchange exchange) {
        String call = exchange.method() + " " + exchange.path();
        if (call.startsWith("GET " + Desk.PAYMENTS)) {
            return run(
                    Operation.BOOKING_PAYMENTS,
                    exchange,
                    (account, request, effects) -> desk.payments(account, request));
        }
        if (call.startsWith("GET " + Desk.PROPERTIES) && call.endsWith(Desk.HISTORY)) {
            return run(
                    Operation.BOOKING_HISTORY, exchange, (account, request, effects) -> desk.history(account, request));
        }
        return Answers.fault(404, "no such endpoint");
    }

    /** What was reported, oldest first, as {@code 1000000001 is_no_show}. */
    public List<String> reports() {
        return desk.reports().stream()
                .map(report -> report.reservationId() + " " + report.kind())
                .toList();
    }

    /** Forgets how many tokens were issued. */
    public void reset() {
        tokens.reset();
        desk.reset();
    }

    private interface Work {
        Reply answer(Account account, Exchange exchange, Effects effects);
    }

    private Reply token(Exchange exchange) {
        Optional<? extends JsonNode> body = Json.read(exchange.body());
        String id = body.flatMap(json -> Json.text(json, "client_id")).orElse("");
        String secret = body.flatMap(json -> Json.text(json, "client_secret")).orElse("");
        return switch (tokens.exchange(id, secret)) {
            case Tokens.Answer.Issued issued ->
                Reply.json(
                        200,
                        Json.object()
                                .put("jwt", issued.token())
                                .put("ruid", Answers.ruid())
                                .toString());
            case Tokens.Answer.WrongCredentials wrong -> problem(401, "invalid client credentials");
            case Tokens.Answer.TooMany many ->
                problem(429, "token limit reached").with("Retry-After", Long.toString(many.retryAfterSeconds()));
        };
    }

    private static Reply problem(int status, String message) {
        return Reply.json(
                status,
                Json.object()
                        .put("message", message)
                        .put("ruid", Answers.ruid())
                        .toString());
    }

    private Reply pull(Operation operation, Queue queue, Exchange exchange) {
        return run(operation, exchange, (account, request, effects) -> {
            if (!account.ota()) {
                return Answers.fault(403, "this account receives reservations through B.XML");
            }
            return queues.pull(account, queue, request, effects);
        });
    }

    private Reply acknowledge(Operation operation, Queue queue, Exchange exchange) {
        return run(
                operation,
                exchange,
                (account, request, effects) -> queues.acknowledge(account, queue, request, effects));
    }

    private Reply pullBxml(Exchange exchange) {
        return run(Operation.BOOKING_PULL_BXML, exchange, (account, request, effects) -> {
            if (account.ota()) {
                return Answers.fault(403, "this account receives reservations through OTA messages");
            }
            return bxmlReservations.pull(account, request, effects);
        });
    }

    /** The poll watch encloses the whole call, so that a slow answer counts as running. */
    private Reply run(Operation operation, Exchange exchange, Work work) {
        Optional<Account> account = account(exchange);
        String subject = account.map(Account::clientId).orElse("");
        boolean poll = operation.role() == Operation.Role.PULL && account.isPresent();
        if (poll) {
            polls.begin(subject, operation.wireName(), switches.get().minPollGapMillis());
        }
        try {
            return wire.run(
                    operation,
                    subject,
                    exchange,
                    effects -> warned(account.map(one -> work.answer(one, exchange, effects))
                            .orElseGet(() -> Answers.fault(401, "token missing, unknown or expired"))));
        } finally {
            if (poll) {
                polls.end(subject);
            }
        }
    }

    /** A version that will end says so in a header, and answers as ever. */
    private Reply warned(Reply reply) {
        return switches.get().retireWarning()
                ? reply.with("Deprecation-Warning", "this version will be retired; see the change log")
                : reply;
    }

    private Optional<Account> account(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .flatMap(value -> tokens.find(value.substring(BEARER.length()).strip()));
    }
}
