package io.relais.core.guest;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds guests: by exact number, e-mail or telephone, by parts of their names in any order, and when nobody is called so, by names
 * that are nearly so. Each way has its index, so that the time does not grow with the guests.
 */
@Singleton
final class GuestSearch {
    /** Shorter words are looked up as the beginning of a name: they have no trigram of their own. */
    private static final int TRIGRAM = 3;
    /** Of a very common name so many are put in order; with so many nobody turns pages, they type more. */
    private static final int FOUND_MAX = 5_000;

    private static final double ALIKE = 0.5;

    private final GuestRows guests;

    @Inject
    GuestSearch(GuestRows guests) {
        this.guests = guests;
    }

    GuestPage find(Handle handle, UUID organisationId, GuestQuery query) {
        Optional<Cursor> cursor = query.cursor().isEmpty() ? Optional.empty() : Optional.of(Cursor.of(query.cursor()));
        String text = query.text().strip();
        if (text.isEmpty()) {
            return page(query, inOrder(handle, organisationId, query, cursor, Map.of()));
        }
        if (cursor.isEmpty()) {
            List<Guest> exact = exact(handle, organisationId, text, query);
            if (!exact.isEmpty()) {
                return new GuestPage(exact, false, "");
            }
        }
        Map<String, String> words = words(text);
        if (words.isEmpty()) {
            return new GuestPage(List.of(), false, "");
        }
        GuestPage named = page(query, inOrder(handle, organisationId, query, cursor, words));
        return named.guests().isEmpty() && cursor.isEmpty()
                ? new GuestPage(similar(handle, organisationId, text, query), true, "")
                : named;
    }

    private List<Guest> exact(Handle handle, UUID organisationId, String text, GuestQuery query) {
        List<String> keys = new ArrayList<>();
        keys.add(text.toLowerCase(Locale.ROOT));
        boolean digits = text.matches("[+()\\d .\\-/]+");
        if (digits) {
            IdentityKey.phone(text).ifPresent(key -> keys.add(key.value()));
        }
        List<UUID> hits = handle.createQuery("""
                select id from guest where organisation_id = :organisation and number = any(:numbers)
                union (select guest_id from guest_identity
                       where organisation_id = :organisation and kind in ('email', 'phone') and value = any(:keys) limit :max)
                """)
                .bind("organisation", organisationId)
                .bind("numbers", new String[] {text, text.toUpperCase(Locale.ROOT)})
                .bind("keys", keys.toArray(String[]::new))
                .bind("max", query.limit())
                .mapTo(UUID.class)
                .list();
        Map<UUID, Guest> roots = new LinkedHashMap<>();
        hits.forEach(id -> guests.findRoot(handle, organisationId, id).ifPresent(root -> roots.put(root.id(), root)));
        return roots.values().stream()
                .filter(guest -> !query.blockedOnly() || guest.isBlocked())
                .limit(query.limit())
                .toList();
    }

    /** The words of what was typed, each as a pattern with its place in the statement. */
    private static Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(Contact.searchable(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(6)
                .forEach(word -> words.put("word" + words.size(), like(word)));
        return words;
    }

    private static List<Guest> inOrder(
            Handle handle, UUID organisationId, GuestQuery query, Optional<Cursor> cursor, Map<String, String> words) {
        boolean beginning = words.values().stream().allMatch(word -> word.length() < TRIGRAM);
        StringBuilder conditions = new StringBuilder();
        words.forEach((place, word) -> conditions
                .append(beginning ? " and sort_name like :" : " and search_text like :")
                .append(place));
        String where = " where organisation_id = :organisation and merged_into is null and erased_at is null"
                + conditions
                + (query.blockedOnly() ? " and blocked <> ''" : "")
                + (cursor.isPresent() ? " and (sort_name, id) > (:afterName, :afterId)" : "");
        // Found by trigram first and then put in order: the other way round would read everybody for a rare name.
        String sql = words.isEmpty() || beginning
                ? "select * from guest" + where
                : "with found as materialized (select * from guest" + where + " limit " + FOUND_MAX
                        + ") select * from found";
        Query statement = handle.createQuery(sql + " order by sort_name, id limit :limit")
                .bind("organisation", organisationId)
                .bind("limit", query.limit() + 1);
        words.forEach((place, word) -> statement.bind(place, (beginning ? "" : "%") + word + "%"));
        cursor.ifPresent(c -> statement.bind("afterName", c.sortName()).bind("afterId", c.id()));
        return statement.map(GuestRows.GUEST).list();
    }

    private static List<Guest> similar(Handle handle, UUID organisationId, String text, GuestQuery query) {
        String folded = Contact.searchable(text);
        if (folded.length() < TRIGRAM) {
            return List.of();
        }
        return handle.inTransaction(inside -> {
            // How alike two words must be; for this search only, so in a transaction of its own.
            inside.execute("set local pg_trgm.word_similarity_threshold = " + ALIKE);
            return inside.createQuery("""
                    select * from guest
                    where organisation_id = :organisation and merged_into is null and erased_at is null
                      and search_text %> :text and (not :blocked or blocked <> '')
                    order by word_similarity(:text, search_text) desc, sort_name, id limit :limit
                    """)
                    .bind("organisation", organisationId)
                    .bind("text", folded)
                    .bind("blocked", query.blockedOnly())
                    .bind("limit", query.limit())
                    .map(GuestRows.GUEST)
                    .list();
        });
    }

    private static GuestPage page(GuestQuery query, List<Guest> rows) {
        boolean more = rows.size() > query.limit();
        List<Guest> page = more ? rows.subList(0, query.limit()) : rows;
        return new GuestPage(page, false, more ? Cursor.after(page.getLast()).text() : "");
    }

    private static String like(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Where the next page begins; opaque to those who hold it. */
    private record Cursor(String sortName, UUID id) {
        static Cursor after(Guest guest) {
            return new Cursor(GuestRows.sortName(guest.details()), guest.id());
        }

        static Cursor of(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                int slash = plain.indexOf('/');
                String name = plain.substring(slash + 1);
                if (name.indexOf('\u0000') >= 0) {
                    throw Problem.of(ProblemCode.CURSOR_INVALID);
                }
                return new Cursor(name, UUID.fromString(plain.substring(0, slash)));
            } catch (RuntimeException e) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((id + "/" + sortName).getBytes(StandardCharsets.UTF_8));
        }
    }
}
