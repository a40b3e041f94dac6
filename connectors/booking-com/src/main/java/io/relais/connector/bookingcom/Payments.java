package io.relais.connector.bookingcom;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.PartnerPayment;
import io.relais.connector.PartnerPayment.Charge;
import io.relais.connector.PartnerPayment.Payout;
import io.relais.connector.PartnerPayment.Status;
import io.relais.connector.PartnerPayment.Transfer;
import io.relais.connector.PartnerPayment.VirtualCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Payments API's answers. Card numbers are not among what it tells, and none would be read. */
final class Payments {
    private static final String PATH = "/connectivity-payments/reservations/";

    private Payments() {}

    /** The payout, then one of {@code /breakdown}, {@code /payout/bt}, {@code /payout/vcc}. */
    static String path(String reservation, String part) {
        return PATH + reservation + part;
    }

    static PartnerPayment payment(JsonNode payout, List<JsonNode> transfers, List<JsonNode> cards, JsonNode breakdown) {
        return new PartnerPayment(
                switch (word(payout, "payout_type")) {
                    case "GROSS" -> Payout.GROSS;
                    case "NET" -> Payout.NET;
                    default -> Payout.UNKNOWN;
                },
                status(word(payout, "payout_status", "status")),
                transfers.stream().flatMap(one -> transfer(one).stream()).toList(),
                cards.stream().map(Payments::card).toList(),
                charges(breakdown));
    }

    /** The entries of a list that may be the answer itself, one of its fields, or a single object. */
    static List<JsonNode> entries(JsonNode data, String... fields) {
        for (String field : fields) {
            if (data.path(field).isArray()) {
                List<JsonNode> all = new ArrayList<>();
                data.path(field).forEach(all::add);
                return all;
            }
        }
        return data.isObject() && !data.isEmpty() ? List.of(data) : List.of();
    }

    private static Optional<Transfer> transfer(JsonNode one) {
        return JsonCalls.money(one.path("amount"), "")
                .map(amount -> new Transfer(
                        amount,
                        status(word(one, "status", "payout_status")),
                        date(one, "payout_date", "date"),
                        JsonCalls.text(one, "bank_transfer_reference", "reference")));
    }

    private static VirtualCard card(JsonNode one) {
        String id = JsonCalls.text(one, "vcc_id", "vcc-id", "id");
        return new VirtualCard(
                // A card's number is never an id worth keeping, should a partner ever send one there.
                id.matches("\\d{12,19}") ? "" : id,
                JsonCalls.text(one, "status", "vcc_status"),
                JsonCalls.money(one.has("balance") ? one.path("balance") : one.path("current_balance"), ""),
                date(one, "activation_date", "effective_date"),
                date(one, "expiration_date", "expiry_date"));
    }

    private static List<Charge> charges(JsonNode breakdown) {
        List<Charge> charges = new ArrayList<>();
        for (JsonNode one : breakdown.path("charges")) {
            JsonCalls.money(one.path("amount"), "")
                    .ifPresent(amount -> charges.add(new Charge(
                            JsonCalls.text(one, "type", "name"),
                            amount,
                            one.path("is_already_collected_from_guest").asBoolean(false),
                            one.path("is_included_total_partner_payout").asBoolean(false))));
        }
        return charges;
    }

    private static Status status(String word) {
        for (Status status : Status.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return Status.UNKNOWN;
    }

    private static Optional<LocalDate> date(JsonNode node, String... fields) {
        return Field.date(JsonCalls.text(node, fields), fields[0]);
    }

    private static String word(JsonNode node, String... fields) {
        return JsonCalls.text(node, fields).toUpperCase(Locale.ROOT);
    }
}
