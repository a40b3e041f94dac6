package io.relais.core.guest;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The words that guests of an organisation are called by, each once; owner of table {@code name_word}. A million reservations have
 * some ten thousand, so that what was typed wrongly is compared with these instead of with everybody. Learned in the background,
 * when contacts are recognised, and forgotten when nobody is called so any more: at once with a guest who is erased, else in
 * housekeeping.
 */
@Singleton
public final class NameWords {
    private static final int REVIEWED = 1_000;
    private static final int ALIKE_MAX = 5;
    /** Of short words there are more with one letter changed than of long ones with any. */
    private static final int NEAR_MAX = 10;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final Database database;
    private final Moment moment;

    @Inject
    public NameWords(Database database, Moment moment) {
        this.database = database;
        this.moment = moment;
    }

    /** Keeps the words of these reservations' names, those of three letters and more. */
    static void learn(Handle handle, Collection<UUID> reservationIds, Instant now) {
        handle.createUpdate("""
                insert into name_word (organisation_id, word, checked_at)
                select distinct p.organisation_id, w, cast(:now as timestamptz)
                from contact c join property p on p.id = c.property_id,
                     regexp_split_to_table(c.search_text, '[[:punct:][:space:]]+') w
                where c.reservation_id = any(:ids) and length(w) between 3 and 40 and w !~ '[0-9]'
                order by 1, 2
                on conflict do nothing
                """)
                .bind("now", Timestamp.from(now))
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    /** The words of these reservations' names, as they are now. */
    static List<String> of(Handle handle, Collection<UUID> reservationIds) {
        return handle.createQuery("""
                        select distinct w from contact c, regexp_split_to_table(c.search_text, '[[:punct:][:space:]]+') w
                        where c.reservation_id = any(:ids)
                        """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .mapTo(String.class)
                .list();
    }

    /** Forgets those of the words that nobody of the organisation is called by any more. */
    static void forgetUnused(Handle handle, UUID organisationId, Collection<String> words) {
        handle.createUpdate("""
                delete from name_word w where w.organisation_id = :organisation and w.word = any(:words)
                  and not exists (
                    select from contact c join property p on p.id = c.property_id
                    where p.organisation_id = w.organisation_id and c.search_text like '%' || w.word || '%')
                """)
                .bind("organisation", organisationId)
                .bind("words", words.toArray(String[]::new))
                .execute();
    }

    /**
     * Words of the organisation that may have been meant, the likeliest first: those that one error leads to (a letter missing, too
     * many, another, or two that changed places), and only where there are none, those that begin so or share enough of their letters.
     *
     * @param word folded as {@link Contact#searchable} does it
     */
    public static List<String> alike(Handle handle, UUID organisationId, String word) {
        handle.createQuery("select set_config('pg_trgm.word_similarity_threshold', '0.5', true)")
                .mapTo(String.class)
                .one();
        List<String> near = handle.createQuery("""
                        select word from name_word where organisation_id = :organisation and word = any(:near)
                        order by similarity(word, :word) desc, word limit :max
                        """)
                .bind("organisation", organisationId)
                .bind("near", oneErrorFrom(word))
                .bind("word", word)
                .bind("max", NEAR_MAX)
                .mapTo(String.class)
                .list();
        return near.isEmpty() ? farther(handle, organisationId, word) : near;
    }

    private static List<String> farther(Handle handle, UUID organisationId, String word) {
        return handle.createQuery("""
                        select word from name_word
                        where organisation_id = :organisation and (word %> :word or word like any(:begun))
                        order by word_similarity(:word, word) desc, similarity(word, :word) desc, word limit :max
                        """)
                .bind("organisation", organisationId)
                .bind("begun", swaps(word).map(swap -> swap + "%").toArray(String[]::new))
                .bind("word", word)
                .bind("max", ALIKE_MAX)
                .mapTo(String.class)
                .list();
    }

    /**
     * Looks whether somebody is still called by the words that were not looked at for longest, and forgets those that nobody has:
     * called every hour, it has been round twenty thousand words in less than a day.
     *
     * @return how many were forgotten
     */
    public int review() {
        return database.write(handle -> handle.createQuery("""
                with due as materialized (
                    select organisation_id, word from name_word order by checked_at limit :limit for update skip locked),
                unused as materialized (
                    select d.organisation_id, d.word from due d
                    where not exists (
                        select from contact c join property p on p.id = c.property_id
                        where p.organisation_id = d.organisation_id and c.search_text like '%' || d.word || '%')),
                kept as (
                    update name_word w set checked_at = :now from due d
                    where w.organisation_id = d.organisation_id and w.word = d.word
                      and (d.organisation_id, d.word) not in (select organisation_id, word from unused)),
                gone as (
                    delete from name_word w using unused u
                    where w.organisation_id = u.organisation_id and w.word = u.word returning w.word)
                select count(*) from gone
                """)
                .bind("limit", REVIEWED)
                .bind("now", Timestamp.from(moment.now()))
                .mapTo(Integer.class)
                .one());
    }

    private static String[] oneErrorFrom(String word) {
        Stream<String> missing =
                IntStream.range(0, word.length()).mapToObj(i -> word.substring(0, i) + word.substring(i + 1));
        Stream<String> changed = LETTERS.chars()
                .boxed()
                .flatMap(letter -> IntStream.range(0, word.length())
                        .mapToObj(i -> word.substring(0, i) + (char) letter.intValue() + word.substring(i + 1)));
        Stream<String> added = LETTERS.chars()
                .boxed()
                .flatMap(letter -> IntStream.rangeClosed(0, word.length())
                        .mapToObj(i -> word.substring(0, i) + (char) letter.intValue() + word.substring(i)));
        return Stream.of(missing, changed, added, swaps(word))
                .flatMap(all -> all)
                .distinct()
                .toArray(String[]::new);
    }

    /** The word with each two neighbours changed about. */
    private static Stream<String> swaps(String word) {
        return IntStream.range(0, word.length() - 1)
                .filter(i -> word.charAt(i) != word.charAt(i + 1))
                .mapToObj(i -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
    }
}
