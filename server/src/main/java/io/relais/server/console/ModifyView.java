package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.reservation.ModificationPreview;
import io.relais.core.reservation.PriceLine;
import io.relais.vocabulary.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a modification with the comparison of prices beside it.
 *
 * @param save what the button does, in words
 * @param error why it was refused, empty when it was not
 */
public record ModifyView(
        SheetView sheet,
        int version,
        List<StayForm> stays,
        String remarks,
        @Nullable Comparison comparison,
        String choice,
        String price,
        String reason,
        String save,
        String error) {
    /** One stay as typed; people by age category, where that list is not empty, go before adults and children. */
    public record StayForm(
            String id,
            String title,
            String arrival,
            String departure,
            List<RegisterView.Choice> unitTypes,
            List<RegisterView.Choice> ratePlans,
            List<RegisterView.Choice> units,
            String adults,
            String children,
            String ages,
            List<CountField> people,
            List<CountField> options,
            List<RegisterView.Choice> meals) {}

    /**
     * Old, new and difference.
     *
     * @param refusals rules that the new price breaks
     * @param blocked why nobody may go on
     */
    public record Comparison(
            List<Row> rows, Row total, List<String> refusals, List<String> blocked, boolean partnersPrice) {
        static Comparison of(ModificationPreview preview, Visit visit) {
            boolean several = preview.lines().stream()
                            .filter(line -> line.kind() == PriceLine.Kind.NIGHT || line.kind() == PriceLine.Kind.STAY)
                            .map(PriceLine::stay)
                            .distinct()
                            .count()
                    > 1;
            List<Row> rows = preview.lines().stream()
                    .limit(preview.lines().size() - 1L)
                    .map(line -> Row.of(line, preview.currency(), several, visit))
                    .toList();
            return new Comparison(
                    rows,
                    Row.of(preview.total(), preview.currency(), several, visit),
                    texts(preview.refusals(), visit),
                    texts(preview.noRoom(), visit),
                    preview.partnersPrice());
        }

        private static List<String> texts(List<Problem> problems, Visit visit) {
            return problems.stream()
                    .map(problem -> problem.detail(visit.texts().locale()))
                    .toList();
        }
    }

    /**
     * One line; empty amounts where it is new or goes.
     *
     * @param day of a night, empty for any other line
     * @param name of a charge or a stay; of a night only where there are several stays
     */
    public record Row(String day, String name, String before, String after, String difference, boolean changed) {
        static Row of(PriceLine line, String currency, boolean several, Visit visit) {
            Formats formats = visit.formats();
            String day = line.night() == null ? "" : formats.day(line.night());
            String name = line.night() == null || several ? line.name() : "";
            long difference = line.difference();
            String amount = formats.money(new Money(difference, currency));
            return new Row(
                    day,
                    name,
                    money(line.before(), currency, formats),
                    money(line.after(), currency, formats),
                    difference == 0 ? "" : difference > 0 ? "+" + amount : amount,
                    difference != 0 || line.before() == null || line.after() == null);
        }

        private static String money(@Nullable Long amount, String currency, Formats formats) {
            return amount == null ? "" : formats.money(new Money(amount, currency));
        }
    }
}
