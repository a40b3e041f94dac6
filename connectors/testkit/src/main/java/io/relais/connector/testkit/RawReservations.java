package io.relais.connector.testkit;

import io.relais.connector.Acknowledgement;
import io.relais.connector.Inbound;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The raw messages of {@code contract/<id>/reservations/}, by file name without its ending. */
record RawReservations(SortedMap<String, Inbound> byName) {
    private static final String MISSING = "missing-";
    private static final int CUTS = 60;

    static RawReservations of(String connectorId) {
        SortedMap<String, Inbound> byName = new TreeMap<>();
        Resources.texts(Resources.folder("contract/" + connectorId + "/reservations"))
                .forEach((file, raw) -> byName.put(withoutEnding(file), inbound(file, raw)));
        return new RawReservations(byName);
    }

    private static String withoutEnding(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    private static Inbound inbound(String name, String raw) {
        return new Inbound(name, Optional.empty(), Instant.parse(Stage.NOW), 0, raw);
    }

    Inbound get(String name) {
        Inbound inbound = byName.get(name);
        if (inbound == null) {
            throw new AssertionError("there is no reservations/" + name + " in the contract folder");
        }
        return inbound;
    }

    /** Messages that lack a field, by the name of the field. */
    Map<String, Inbound> missing() {
        return byName.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(MISSING))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(MISSING.length()),
                        Map.Entry::getValue,
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** The new reservation cut off at many places, and with values that no calendar, currency or arithmetic knows. */
    List<Inbound> damaged() {
        String raw = get("new").raw();
        List<String> damaged = new ArrayList<>(List.of("", " ", "null", "[]", "{}", "<", "\u0000", "<a/>", "\"text\""));
        for (int cut = 1; cut < CUTS; cut++) {
            damaged.add(raw.substring(0, raw.length() * cut / CUTS));
        }
        damaged.add(raw.replace("EUR", "ZZZ"));
        damaged.add(raw.replace("EUR", ""));
        damaged.add(raw.replaceAll("\\d{4}-\\d{2}-\\d{2}", "2026-13-45"));
        damaged.add(raw.replaceAll("\\d{4}-\\d{2}-\\d{2}", "2026-06-01"));
        damaged.add(raw.replaceAll("\\d+\\.\\d{2}", "a lot"));
        damaged.add(raw.replaceAll("\\d+\\.\\d{2}", "1e999999999"));
        damaged.add(raw.replaceAll("\\d+\\.\\d{2}", "99999999999999999999.99"));
        damaged.add(raw.replaceAll("\\b[1-9]\\b", "-1"));
        return damaged.stream().map(text -> inbound("damaged", text)).toList();
    }

    static List<Acknowledgement> kept(List<Inbound> pulled) {
        return pulled.stream()
                .flatMap(inbound -> inbound.receipt().stream())
                .map(Acknowledgement::kept)
                .toList();
    }

    static Map<String, ReservationMessage> byId(PullsReservations connector, List<Inbound> pulled) {
        return new TreeMap<>(pulled.stream().collect(Collectors.toMap(Inbound::messageId, connector::read)));
    }
}
