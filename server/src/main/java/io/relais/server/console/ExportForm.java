package io.relais.server.console;

import io.relais.core.feed.CalendarExport;
import io.relais.core.feed.ExportKind;
import io.relais.core.feed.NewExport;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.server.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form that publishes a calendar, and published ones in words. */
@Singleton
final class ExportForm {
    private final Optional<URI> publicUrl;

    @Inject
    ExportForm(Settings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /** What was typed. A unit and a kind are one choice: {@code arrivals}, {@code tasks}, or the id of a unit. */
    NewExport read(Form form, UUID property) {
        Optional<ExportKind> kind = ExportKind.find(form.text("what")).filter(it -> it != ExportKind.OCCUPANCY);
        if (form.text("label").isBlank()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "label");
        }
        return new NewExport(
                property,
                kind.orElse(ExportKind.OCCUPANCY),
                kind.isPresent() ? null : Ids.get(form.text("what"), ProblemCode.UNIT_UNKNOWN),
                kind.isPresent() ? null : feed(form.text("feedId")),
                form.text("label"),
                form.chosen("export", "names", "true", false));
    }

    /** Everything that can be published of a property. */
    List<RegisterView.Choice> whats(Visit visit, List<RegisterView.Choice> units, Form form) {
        List<RegisterView.Choice> whats = new ArrayList<>();
        for (RegisterView.Choice unit : units) {
            whats.add(choice(unit.value(), visit.texts().of("feeds.export.occupancy", unit.name()), form));
        }
        for (ExportKind kind : List.of(ExportKind.ARRIVALS, ExportKind.TASKS)) {
            whats.add(choice(kind.code(), visit.texts().of("feeds.export." + kind.code()), form));
        }
        return whats;
    }

    FeedsPage.ExportLine line(CalendarExport export, FeedWords words) {
        Texts texts = words.visit().texts();
        List<String> details = new ArrayList<>();
        if (export.feedId() != null) {
            details.add(texts.of("feeds.export.without", export.feedName()));
        }
        if (export.withNames()) {
            details.add(texts.of("feeds.export.with-names"));
        }
        String what = export.kind() == ExportKind.OCCUPANCY
                ? texts.of("feeds.export.occupancy", export.unitName())
                : texts.of("feeds.export." + export.kind().code());
        return new FeedsPage.ExportLine(
                export.id().toString(),
                export.name(),
                what,
                String.join(" · ", details),
                words.moment(export.fetchedAt()));
    }

    /** Where others fetch it: below the public address, or else as the reader came here. */
    String address(UriInfo asked, String token) {
        URI base = publicUrl.orElseGet(() -> asked.getBaseUri());
        return base.toString().replaceAll("/+$", "") + "/ical/" + token + ".ics";
    }

    private static RegisterView.Choice choice(String value, String name, Form form) {
        return new RegisterView.Choice(value, name, form.chosen("export", "what", value, false));
    }

    private static @Nullable UUID feed(String id) {
        return id.isEmpty() ? null : Ids.get(id, ProblemCode.FEED_UNKNOWN);
    }
}
