package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Operation;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Delivery;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Outbox.Entry;
import io.relais.sandbox.world.Outbox.Fate;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Switches.ChannexSwitches;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Channex behind one path prefix; paths start with {@code /api/v1}, the key comes in the header {@code user-api-key}. */
public final class ChannexProtocol {
    private static final String BASE = "/api/v1";

    private final Partner partner;
    private final String apiKey;
    private final Supplier<ChannexSwitches> switches;
    private final Wire wire;
    private final CallLimits limits;
    private final AriWriter writer;
    private final AriReader reader;
    private final ChannexCatalogue catalogue;
    private final ChannexChat chat;
    private final OpenChannel openChannel = new OpenChannel();

    public ChannexProtocol(Partner partner, String apiKey, Supplier<ChannexSwitches> switches, Wire wire, Clock clock) {
        this.partner = partner;
        this.apiKey = apiKey;
        this.switches = switches;
        this.wire = wire;
        this.limits = new CallLimits(clock);
        this.writer = new AriWriter(partner);
        this.reader = new AriReader(partner);
        this.catalogue = new ChannexCatalogue(partner.catalogue());
        this.chat = new ChannexChat(partner);
    }

    /** Answers a request whose path starts after the prefix. */
    public Reply answer(Exchange exchange) {
        if (!exchange.path().startsWith(BASE + "/")) {
            return ChannexAnswers.notFound();
        }
        String[] path = exchange.path().substring(BASE.length() + 1).split("/", -1);
        String id = path.length > 1 ? path[1] : "";
        String form = path.length > 1 && !id.equals("feed") ? path[0] + "/:id" : String.join("/", path);
        String action = path.length > 2 ? form + "/" + path[2] : form;
        return switch (exchange.method() + " " + action) {
            case "GET booking_revisions/feed" ->
                run(Operation.CHANNEX_FEED, exchange, effects -> feed(exchange, effects));
            case "GET booking_revisions/:id" -> run(Operation.CHANNEX_REVISION, exchange, effects -> revision(id));
            case "POST booking_revisions/:id/ack" ->
                run(Operation.CHANNEX_ACK, exchange, effects -> acknowledge(id, effects));
            case "GET bookings" -> run(Operation.CHANNEX_READ_BOOKINGS, exchange, effects -> bookings(exchange));
            case "POST channel_webhooks/:id/new_booking" ->
                open(Operation.CHANNEX_OPEN_BOOKING, exchange, openChannel::push);
            case "POST channel_webhooks/:id/request_full_sync" ->
                open(Operation.CHANNEX_OPEN_SYNC, exchange, openChannel::fullSync);
            case "GET bookings/:id" -> run(Operation.CHANNEX_BOOKING, exchange, effects -> booking(id));
            case "POST availability" ->
                run(Operation.CHANNEX_AVAILABILITY, exchange, effects -> write(exchange, effects, true));
            case "POST restrictions" ->
                run(Operation.CHANNEX_RESTRICTIONS, exchange, effects -> write(exchange, effects, false));
            case "GET availability" ->
                run(Operation.CHANNEX_READ_AVAILABILITY, exchange, effects -> reader.availability(exchange));
            case "GET restrictions" ->
                run(Operation.CHANNEX_READ_RESTRICTIONS, exchange, effects -> reader.restrictions(exchange));
            case "GET room_types" ->
                run(Operation.CHANNEX_READ_ROOMS, exchange, effects -> catalogue.roomTypes(exchange));
            case "GET rate_plans" ->
                run(Operation.CHANNEX_READ_RATES, exchange, effects -> catalogue.ratePlans(exchange));
            case "GET properties" ->
                run(Operation.CHANNEX_READ_PROPERTIES, exchange, effects -> catalogue.properties(exchange));
            default -> chat(exchange, action, id);
        };
    }

    private Reply chat(Exchange exchange, String action, String id) {
        return switch (exchange.method() + " " + action) {
            case "GET message_threads" ->
                run(Operation.CHANNEX_READ_THREADS, exchange, effects -> chat.threads(exchange));
            case "GET message_threads/:id" -> run(Operation.CHANNEX_READ_THREADS, exchange, effects -> chat.thread(id));
            case "GET message_threads/:id/messages" ->
                run(Operation.CHANNEX_READ_MESSAGES, exchange, effects -> chat.messages(exchange, id));
            case "GET bookings/:id/messages" ->
                run(Operation.CHANNEX_READ_MESSAGES, exchange, effects -> chat.messagesOfBooking(exchange, id));
            case "POST message_threads/:id/messages" ->
                run(Operation.CHANNEX_REPLY, exchange, effects -> chat.reply(exchange, id));
            case "POST bookings/:id/messages" ->
                run(Operation.CHANNEX_REPLY, exchange, effects -> chat.replyToBooking(exchange, id));
            default -> ChannexAnswers.notFound();
        };
    }

    /** The side of Channex that channels connect to by themselves. */
    public OpenChannel openChannel() {
        return openChannel;
    }

    /** Forgets the calls counted against the limits, and the systems connected to channels. */
    public void reset() {
        limits.reset();
        openChannel.reset();
    }

    private Reply run(Operation operation, Exchange exchange, Function<Effects, Reply> work) {
        String subject = exchange.param("filter[property_id]").orElse("");
        boolean known = !apiKey.isEmpty()
                && exchange.header("user-api-key").filter(apiKey::equals).isPresent();
        return wire.run(
                operation,
                subject,
                exchange,
                effects -> known ? work.apply(effects) : ChannexAnswers.error(401, "unauthorized", "Unauthorized"));
    }

    private Reply open(Operation operation, Exchange exchange, Function<Exchange, Reply> work) {
        return wire.run(
                operation,
                "",
                exchange,
                effects -> OpenChannel.known(exchange)
                        ? work.apply(exchange)
                        : ChannexAnswers.error(403, "forbidden", "Forbidden"));
    }

    private Reply bookings(Exchange exchange) {
        Optional<String> property = exchange.param("filter[property_id]");
        LocalDate from = exchange.param("filter[departure_date][gte]")
                .map(LocalDate::parse)
                .orElse(LocalDate.MIN);
        return partner.locked(() -> ChannexAnswers.page(
                exchange,
                partner.bookings()
                        .list(
                                one -> property.map(one.hotelId()::equals).orElse(true)
                                        && one.rooms().stream()
                                                .anyMatch(room ->
                                                        !room.departure().isBefore(from)),
                                0,
                                Integer.MAX_VALUE),
                one -> RevisionJson.booking(one, hotel(one), waits(one))));
    }

    private Reply feed(Exchange exchange, Effects effects) {
        Optional<String> property = exchange.param("filter[property_id]");
        boolean newestFirst =
                exchange.param("order[inserted_at]").filter("desc"::equals).isPresent();
        Reply page = partner.locked(() -> {
            List<Entry> waiting = partner.outbox()
                    .pending(
                            revision -> property.map(revision.hotelId()::equals).orElse(true));
            List<Entry> ordered = Delivery.arrange(newestFirst ? waiting.reversed() : waiting, effects);
            return ChannexAnswers.page(exchange, ordered, this::delivered);
        });
        partner.changed();
        return page;
    }

    private ObjectNode delivered(Entry entry) {
        partner.outbox().delivered(entry.revision().id());
        return RevisionJson.revision(entry.revision(), hotel(entry.revision()), true);
    }

    private Reply revision(String id) {
        return partner.locked(() -> partner.bookings()
                .findRevision(id)
                .map(one -> ChannexAnswers.one(RevisionJson.revision(one, hotel(one), waits(one))))
                .orElseGet(ChannexAnswers::notFound));
    }

    private Reply booking(String id) {
        return partner.locked(() -> partner.bookings()
                .find(id)
                .map(latest -> ChannexAnswers.one(RevisionJson.booking(latest, hotel(latest), waits(latest))))
                .orElseGet(ChannexAnswers::notFound));
    }

    private Reply acknowledge(String id, Effects effects) {
        boolean known = partner.locked(() -> {
            if (partner.bookings().findRevision(id).isEmpty()) {
                return false;
            }
            if (!effects.has(FaultKind.LOST_ACK)) {
                partner.outbox().settle(id, Fate.ACKNOWLEDGED);
            }
            return true;
        });
        if (!known) {
            return ChannexAnswers.notFound();
        }
        partner.changed();
        ObjectNode body = Json.object();
        body.putObject("meta").put("message", "Success");
        return Reply.json(200, body.toString());
    }

    private Reply write(Exchange exchange, Effects effects, boolean availability) {
        if (exchange.body().length > switches.get().maxBodyBytes()) {
            return ChannexAnswers.error(413, "payload_too_large", "Request Entity Too Large");
        }
        JsonNode values = Json.read(exchange.body())
                .<JsonNode>map(body -> body.path("values"))
                .orElseGet(Json::object);
        if (!values.isArray()) {
            return ChannexAnswers.error(422, "validation_error", "values is required");
        }
        String kind = availability ? "availability" : "restrictions";
        int limit = availability
                ? switches.get().availabilityPerMinute()
                : switches.get().restrictionsPerMinute();
        List<String> properties =
                values.findValuesAsText("property_id").stream().distinct().toList();
        for (String property : properties) {
            if (!limits.admit(kind + "/" + property, limit)) {
                return ChannexAnswers.tooMany();
            }
        }
        List<ObjectNode> warnings =
                availability ? writer.availability(values, effects) : writer.restrictions(values, effects);
        return ChannexAnswers.written(warnings, "task-" + Wire.nanos(partner.now()));
    }

    private boolean waits(Revision revision) {
        return partner.outbox().find(revision.id()).isPresent();
    }

    private Hotel hotel(Revision revision) {
        return partner.catalogue().find(revision.hotelId()).orElseThrow();
    }
}
