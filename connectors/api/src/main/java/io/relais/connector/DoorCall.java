package io.relais.connector;

import java.util.Map;
import java.util.TreeMap;

/**
 * A call that reached one of our doors.
 *
 * @param action the last part of the address, as {@code mapping_details}
 * @param headers names are case-insensitive
 */
public record DoorCall(
        String method, String action, Map<String, String> headers, Map<String, String> query, String body) {
    public DoorCall {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
        query = Map.copyOf(query);
    }

    @Override
    public String toString() {
        return method + " " + action;
    }
}
