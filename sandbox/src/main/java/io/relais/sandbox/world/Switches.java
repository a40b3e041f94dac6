package io.relais.sandbox.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;

/** Partner behaviour that is uncertain, negotiable or a nuisance in a benchmark; each can be changed while the sandbox runs. */
public record Switches(BookingSwitches booking, ChannexSwitches channex, boolean requirePrice) {

    public static final Switches USUAL = new Switches(
            new BookingSwitches(
                    30,
                    3600,
                    1000,
                    30,
                    false,
                    true,
                    true,
                    false,
                    true,
                    "Cancel",
                    "HotelResModifies",
                    0,
                    true,
                    25,
                    true,
                    false,
                    2),
            new ChannexSwitches(10, 10, true, 10 * 1024 * 1024),
            false);

    /**
     * Booking.com.
     *
     * @param minPollGapMillis polls of one queue closer than this are counted as violations; 0 = never
     * @param fallbackMinutes an unacknowledged revision older than this is shown as told to the property by e-mail
     * @param collapseChanges a newer change replaces one that was never delivered
     * @param autoReplenish a cancelled room is on sale again at once
     * @param atomicAri one wrong item refuses the whole ARI message; otherwise the rest is applied and warnings name the wrong ones
     * @param rejectedStays a rejected reservation stays in the queue instead of being put aside
     * @param namespace OTA messages carry the OpenTravel namespace
     * @param cancelStatus value of ResStatus on a cancellation
     * @param modifyWrapper element around the changes: HotelResModifies or HotelReservations
     * @param maxPerPull most reservations in one answer; 0 = all
     * @param recovery missed reservations can be asked for
     * @param historyPerDay lists of historical reservations per hotel and day; 0 = no limit
     * @param reportWindows reports outside their time windows are refused
     * @param retireWarning answers carry a header that announces the end of their version
     * @param unreadableDeliveries how often a card that cannot be read is delivered as XX before it can
     */
    public record BookingSwitches(
            int tokensPerHour,
            int tokenLifetimeSeconds,
            int minPollGapMillis,
            int fallbackMinutes,
            boolean collapseChanges,
            boolean autoReplenish,
            boolean atomicAri,
            boolean rejectedStays,
            boolean namespace,
            String cancelStatus,
            String modifyWrapper,
            int maxPerPull,
            boolean recovery,
            int historyPerDay,
            boolean reportWindows,
            boolean retireWarning,
            int unreadableDeliveries) {}

    /**
     * Channex.
     *
     * @param availabilityPerMinute calls per property and minute; 0 = no limit
     * @param restrictionsPerMinute calls per property and minute; 0 = no limit
     * @param autoReplenish a cancelled room is on sale again at once
     */
    public record ChannexSwitches(
            int availabilityPerMinute, int restrictionsPerMinute, boolean autoReplenish, int maxBodyBytes) {}

    /**
     * The same switches with those of the patch changed.
     *
     * @throws IllegalArgumentException if it names an unknown one
     */
    public Switches patched(JsonNode patch) {
        ObjectNode all = Json.MAPPER.valueToTree(this);
        merge(all, patch, "");
        try {
            return Json.MAPPER.treeToValue(all, Switches.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("switch value has the wrong type", e);
        }
    }

    /** The same switches without any call limit, for benchmarks. */
    public Switches withoutLimits() {
        ObjectNode patch = Json.object();
        patch.putObject("booking").put("tokensPerHour", Integer.MAX_VALUE).put("minPollGapMillis", 0);
        patch.putObject("channex").put("availabilityPerMinute", 0).put("restrictionsPerMinute", 0);
        return patched(patch);
    }

    private static void merge(ObjectNode into, JsonNode patch, String path) {
        for (var field : patch.properties()) {
            JsonNode known = into.get(field.getKey());
            if (known == null) {
                throw new IllegalArgumentException("unknown switch: " + path + field.getKey());
            }
            if (known instanceof ObjectNode group) {
                merge(group, field.getValue(), field.getKey() + ".");
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }
}
