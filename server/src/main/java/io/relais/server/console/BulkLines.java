package io.relais.server.console;

import io.relais.core.inventory.BulkDone;
import io.relais.core.inventory.BulkPreview;
import io.relais.core.inventory.BulkUndone;
import io.relais.core.inventory.Product;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Restriction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulk change in the words of its reader. */
record BulkLines(Visit visit, Tariff tariff) {
    /**
     * What a change would do.
     *
     * @param rules what would be different for some channels
     * @param more how many lines are not shown, empty when all are
     */
    public record Preview(
            String token,
            boolean any,
            String summary,
            List<Rule> rules,
            List<Channel> channels,
            List<Line> lines,
            String more) {}

    /** A rule that a channel would get. */
    public record Rule(String channel, String what) {}

    /** What one channel would be told. */
    public record Channel(String id, String name, String cells, String messages) {}

    /** Nights that change alike. */
    public record Line(String product, String nights, String count, String before, String after) {}

    /** A change that was made. */
    public record Done(
            String id, String when, String fullWhen, String who, String asked, String values, boolean undone) {}

    Preview preview(BulkPreview preview) {
        Texts texts = visit.texts();
        int more = preview.linesInAll() - preview.lines().size();
        return new Preview(
                preview.token(),
                preview.changes(),
                preview.rules().isEmpty()
                        ? texts.of("bulk.summary", preview.valuesChanged())
                        : texts.of("bulk.summary.rules", preview.rules().size()),
                preview.rules().stream().map(this::rule).toList(),
                preview.channels().stream().map(this::channel).toList(),
                preview.lines().stream().map(this::line).toList(),
                more == 0 ? "" : texts.of("bulk.more", more));
    }

    private Rule rule(BulkPreview.PlannedRule rule) {
        return new Rule(rule.channelName(), new RuleWords(visit, tariff).what(rule.kind(), rule.values()));
    }

    private Channel channel(BulkPreview.Channel effect) {
        return new Channel(
                effect.connectionId().toString(),
                effect.channelName(),
                visit.texts().of("bulk.cells", effect.cells()),
                visit.texts().of("bulk.messages", effect.messages()));
    }

    private Line line(BulkPreview.Line line) {
        String before = line.isRestriction() ? words(line.demandedBefore()) : money(line.before());
        String after = line.isRestriction() ? words(line.demandedAfter()) : money(line.after());
        return new Line(
                product(line.product(), line.people()),
                visit.formats().days(line.first(), line.last()),
                visit.texts().of("bulk.nights", line.nights()),
                before,
                after);
    }

    private String product(Product product, int people) {
        String name = tariff.unitType(product.unitTypeId()).map(UnitType::name).orElse("?") + " · "
                + tariff.ratePlan(product.ratePlanId()).map(RatePlan::name).orElse("?");
        return people > 0 ? name + ", " + visit.texts().of("bulk.people", people) : name;
    }

    private String money(@Nullable Long minor) {
        return minor == null
                ? visit.texts().of("rates.no-price")
                : visit.formats().money(new Money(minor, tariff.property().currency()));
    }

    private String words(Restriction restriction) {
        List<String> words = RateDay.rules(visit.texts(), restriction);
        return words.isEmpty() ? visit.texts().of("bulk.no-demands") : String.join(", ", words);
    }

    Done done(BulkDone done) {
        ChangeWords words = new ChangeWords(visit.texts(), visit.formats());
        return new Done(
                done.id().toString(),
                visit.formats().moment(done.at(), tariff.property().timeZone()),
                visit.formats().full(done.at(), tariff.property().timeZone()),
                done.actorName(),
                visit.formats().days(done.range().first(), done.range().last()) + " · " + asked(words, done.asked()),
                done.rules() > 0
                        ? visit.texts().of("bulk.rules", done.rules())
                        : visit.texts().of("bulk.values", done.valuesChanged()),
                done.undoneAt() != null);
    }

    /** "price +10 %; closed true" with the fields' names as the reader knows them; the nights are told before. */
    private static String asked(ChangeWords words, String asked) {
        StringBuilder text = new StringBuilder();
        for (String part : asked.split("; ", -1)) {
            int space = part.indexOf(' ');
            if (space > 0 && !part.startsWith("nights ")) {
                String field = part.substring(0, space);
                text.append(text.isEmpty() ? "" : "; ")
                        .append(words.field(field))
                        .append(' ')
                        .append(words.value(field, part.substring(space + 1)));
            }
        }
        return text.toString();
    }

    /** What undoing left alone. */
    List<Line> conflicts(BulkUndone left) {
        return left.conflicts().stream()
                .map(c -> new Line(
                        product(c.product(), c.people()),
                        visit.formats().day(c.night()),
                        "",
                        value(c.people(), c.now()),
                        value(c.people(), c.before())))
                .toList();
    }

    private String value(int people, @Nullable Long value) {
        return people >= 0 || value == null ? money(value) : words(BulkPreview.restriction(value));
    }
}
