package io.relais.core.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a partner ought to believe with what it is known to hold. Where it is about many months, those whose digest says
 * that they are settled are not even read.
 */
@Singleton
final class Comparison {
    /** For fewer months, reading them costs less than reading the digests. */
    private static final int DIGESTS_FROM = 60;

    private final ChannelPages pages;

    @Inject
    Comparison(ChannelPages pages) {
        this.pages = pages;
    }

    /**
     * What differs.
     *
     * @param pages of the months that were looked at, to be written to and stored again
     * @param cells what the partner must be told
     */
    record Difference(Map<PageKey, Page> pages, List<Cell> cells) {}

    /** @param marked where a mark demands to forget, what the partner acknowledged is worth nothing */
    Difference compare(Handle handle, UUID connectionId, List<Series> wanted, Causes marked) {
        Map<Product, long[]> digests = digests(handle, connectionId, wanted);
        Set<PageKey> keys = new HashSet<>();
        List<Month> months = new ArrayList<>();
        for (Series series : wanted) {
            long[] known = digests.get(new Product(series.roomId(), series.rateId(), series.facet()));
            boolean all = digests.isEmpty() || marked.forgets(series.facetBit());
            for (int month = 0; month < series.span().months(); month++) {
                if (series.touches(month) && (all || !series.settledBy(month, digest(known, month)))) {
                    PageKey key = series.page(month);
                    keys.add(key);
                    months.add(new Month(series, month, key));
                }
            }
        }
        Map<PageKey, Page> known = pages.load(handle, connectionId, keys);
        List<Cell> cells = new ArrayList<>();
        for (Month month : months) {
            collect(month, known.computeIfAbsent(month.key(), k -> Page.empty()), marked, cells);
        }
        return new Difference(known, cells);
    }

    private record Product(String roomId, String rateId, String facet) {}

    private record Month(Series series, int index, PageKey key) {}

    private static Long digest(long @Nullable [] known, int month) {
        return known == null ? Digest.EMPTY : known[month];
    }

    /** By product and month; empty when too little is asked to be worth it. */
    private Map<Product, long[]> digests(Handle handle, UUID connectionId, List<Series> wanted) {
        int touched = 0;
        for (Series series : wanted) {
            for (int month = 0; month < series.span().months(); month++) {
                touched += series.touches(month) ? 1 : 0;
            }
        }
        Map<Product, long[]> digests = new HashMap<>();
        if (touched < DIGESTS_FROM) {
            return digests;
        }
        Span span = wanted.getFirst().span();
        LocalDate last = span.month(span.months() - 1);
        for (ChannelPages.Digests row : pages.digests(handle, connectionId, span.origin, last)) {
            long[] months = new long[span.months()];
            Arrays.fill(months, Digest.EMPTY);
            for (int i = 0; i < row.months().length; i++) {
                months[row.months()[i]] = row.values()[i];
            }
            digests.put(new Product(row.roomId(), row.rateId(), row.facet()), months);
        }
        return digests;
    }

    private static void collect(Month month, Page page, Causes marked, List<Cell> cells) {
        Series series = month.series();
        int start = series.span().start(month.index());
        int end = start + series.span().length(month.index());
        boolean forgets = marked.forgets(series.facetBit());
        for (int day = series.asked().nextSetBit(start);
                day >= 0 && day < end;
                day = series.asked().nextSetBit(day + 1)) {
            long value = series.values()[day];
            if (value == Page.NONE) {
                continue;
            }
            if (forgets
                    && marked.forgets(
                            series.roomId(), series.facetBit(), series.span().date(day))) {
                page.forget(day - start);
            }
            if (page.needs(day - start, value)) {
                cells.add(series.cell(day));
            }
        }
    }
}
