package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.reservation.KeptField;
import io.relais.core.reservation.KeptFields;
import io.relais.core.reservation.Life;
import io.relais.core.reservation.Lives;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be done with a reservation next, for the header of its sheet: asked by the template itself, wherever a sheet is shown. */
@Named("nextSteps")
@Singleton
public final class NextSteps {
    private static final int FIRST = 3;

    private final Lives lives;
    private final Pages pages;

    @Inject
    NextSteps(Lives lives, Pages pages) {
        this.lives = lives;
        this.pages = pages;
    }

    /**
     * One thing to do.
     *
     * @param href a page that asks first; empty when a button does it at once
     * @param status what the button makes of it
     * @param tone primary, danger or empty
     */
    public record Step(String label, String href, String status, String tone) {}

    /**
     * A field that the desk changed and of which the channel says otherwise.
     *
     * @param news true when the channel said it after somebody decided
     */
    public record Said(String line, String field, String name, String ours, String theirs, boolean news) {}

    /** The header of one sheet. */
    public record View(
            String id,
            int version,
            List<Step> first,
            List<Step> more,
            List<Said> said,
            boolean mayDecide,
            String warning,
            String groupId,
            String group,
            String combinedId,
            String combined) {}

    /** The steps of one reservation for whoever looks at the page. */
    public View of(String id) {
        Visit visit = pages.visit();
        Life life = lives.get(visit.principal(), UUID.fromString(id));
        boolean mayWrite = visit.principal().may(Permission.RESERVATIONS_WRITE);
        List<Step> steps = mayWrite ? steps(life, visit) : List.of();
        Life.Link group = life.group();
        Life.Link combined = life.combinedInto();
        boolean unitMissing = life.withoutUnit() > 0 && life.status() == Status.CHECKED_IN;
        return new View(
                id,
                life.version(),
                steps.stream().limit(FIRST).toList(),
                steps.stream().skip(FIRST).toList(),
                life.differences().stream().map(d -> said(d, visit)).toList(),
                mayWrite,
                unitMissing ? visit.texts().of("life.unit-missing") : "",
                id(group),
                group == null ? "" : group.name(),
                id(combined),
                combined == null ? "" : combined.name());
    }

    private static String id(Life.@Nullable Link link) {
        return link == null ? "" : link.id().toString();
    }

    private static List<Step> steps(Life life, Visit visit) {
        Texts texts = visit.texts();
        String page = "/reservations/" + life.id();
        List<Step> steps = new ArrayList<>();
        boolean inForce = life.status() != Status.CANCELLED && life.status() != Status.NO_SHOW;
        for (Status next : life.next()) {
            if (next == Status.CANCELLED || next == Status.OPTION || next == Status.NO_SHOW || next == Status.PENDING) {
                continue;
            }
            steps.add(new Step(label(life.status(), next, texts), "", next.code(), steps.isEmpty() ? "primary" : ""));
        }
        if (inForce) {
            steps.add(Math.min(1, steps.size()), new Step(texts.of("life.modify"), page + "/modify", "", ""));
        }
        if (life.next().contains(Status.CANCELLED)) {
            steps.add(Math.min(2, steps.size()), new Step(texts.of("cancel.button"), page + "/cancel", "", "danger"));
        }
        if (life.next().contains(Status.NO_SHOW)) {
            steps.add(new Step(texts.of("life.no-show"), page + "/no-show", "", ""));
        }
        if (life.status() == Status.CANCELLED && visit.principal().may(Permission.RESERVATIONS_ERASE)) {
            steps.add(new Step(texts.of("life.erase"), page + "/erase", "", "danger"));
        }
        steps.add(new Step(texts.of("life.arrange"), page + "/arrange", "", ""));
        return steps;
    }

    private static String label(Status now, Status next, Texts texts) {
        return switch (next) {
            case CONFIRMED ->
                switch (now) {
                    case CHECKED_IN -> texts.of("life.undo-check-in");
                    case CANCELLED, NO_SHOW -> texts.of("life.reopen");
                    case PENDING, OPTION, CONFIRMED, CHECKED_OUT -> texts.of("life.confirm");
                };
            case CHECKED_IN -> now == Status.CHECKED_OUT ? texts.of("life.undo-check-out") : texts.of("life.check-in");
            case CHECKED_OUT -> texts.of("life.check-out");
            case PENDING, OPTION, CANCELLED, NO_SHOW -> texts.of("status." + next.code());
        };
    }

    private static Said said(KeptFields.Difference d, Visit visit) {
        ChangeWords words = new ChangeWords(visit.texts(), visit.formats());
        String name = words.field(d.field().code());
        return new Said(
                d.line(),
                d.field().code(),
                name,
                value(d.field(), d.ours(), words, visit),
                value(d.field(), d.theirs(), words, visit),
                d.news());
    }

    private static String value(KeptField field, String text, ChangeWords words, Visit visit) {
        return switch (field) {
            case CONTACT -> visit.texts().of("change.untold");
            case STATUS -> words.value("status", text);
            case DATES -> words.value("stays", text);
            case TOTAL, PRICES -> visit.texts().of("life.other-price");
            case REMARKS, UNIT_TYPE, RATE_PLAN, PEOPLE, MEAL_PLAN -> text;
        };
    }

    /** The channel that a change must be told, empty for an own sale. */
    static String channel(Life life) {
        return life.source() == Source.CHANNEL ? life.channelName() : "";
    }
}
