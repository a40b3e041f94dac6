package io.relais.server.console;

import io.relais.core.access.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One part of a reservation's sheet, as the bar above them shows it. */
public record SheetTab(String text, String href, boolean current) {
    private static final List<String> CODES = List.of("details", "administration", "takings", "messages", "history");

    /** The tab of that code, else the first: addresses are typed by people, too. */
    static String known(String code) {
        return CODES.contains(code) ? code : CODES.getFirst();
    }

    /**
     * The parts that the reader may see.
     *
     * @param messages whether its channel passes messages on
     */
    static List<SheetTab> all(UUID reservation, String current, boolean messages, Visit visit) {
        String base = "/reservations/" + reservation;
        Texts texts = visit.texts();
        List<SheetTab> tabs = new ArrayList<>();
        tabs.add(new SheetTab(texts.of("sheet.details"), base, "details".equals(current)));
        tabs.add(new SheetTab(
                texts.of("sheet.administration"), base + "/administration", "administration".equals(current)));
        if (visit.principal().may(Permission.MONEY_READ)) {
            tabs.add(new SheetTab(texts.of("sheet.takings"), base + "/takings", "takings".equals(current)));
        }
        if (messages) {
            tabs.add(new SheetTab(texts.of("sheet.messages"), base + "/messages", "messages".equals(current)));
        }
        tabs.add(new SheetTab(texts.of("sheet.history"), base + "/history", "history".equals(current)));
        return tabs;
    }
}
