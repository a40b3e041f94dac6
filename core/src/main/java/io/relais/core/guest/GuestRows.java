package io.relais.core.guest;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Owner of tables {@code guest}, {@code guest_identity} and {@code guest_counter}. Rows are locked in the order of their ids and
 * never stronger than needed, so that linking a reservation to a guest waits for nobody who edits it.
 */
@Singleton
final class GuestRows {
    static final RowMapper<Guest> GUEST = (r, c) -> new Guest(
            r.getObject("id", UUID.class),
            r.getObject("organisation_id", UUID.class),
            r.getString("number"),
            details(r),
            r.getObject("merged_into", UUID.class),
            r.getObject("origin_id", UUID.class),
            r.getTimestamp("erased_at") != null,
            r.getInt("version"),
            r.getTimestamp("created_at").toInstant());

    /** Numbers never given before, ascending: "G1001". */
    List<String> takeNumbers(Handle handle, UUID organisationId, int count) {
        long last = handle.createQuery("""
                        insert into guest_counter (organisation_id, last) values (:organisation, 1000 + :count)
                        on conflict (organisation_id) do update set last = guest_counter.last + :count returning last
                        """)
                .bind("organisation", organisationId)
                .bind("count", count)
                .mapTo(Long.class)
                .one();
        return IntStream.range(0, count)
                .mapToObj(i -> "G" + (last - count + 1 + i))
                .toList();
    }

    /** The last number the house gave. */
    long lastNumber(Handle handle, UUID organisationId) {
        return handle.createQuery(
                        "select coalesce(max(last), 1000) from guest_counter where organisation_id = :organisation")
                .bind("organisation", organisationId)
                .mapTo(Long.class)
                .one();
    }

    void insert(Handle handle, List<Guest> guests) {
        if (guests.isEmpty()) {
            return;
        }
        var statement = handle.createUpdate("""
                insert into guest (id, organisation_id, number, origin_id, created_at, updated_at, sort_name, search_text,
                    first_name, last_name, emails, phones, birth_date, languages, nationality, company, address, post_code,
                    city, country_code, notes, blocked)
                select id, organisation_id, number, origin_id, created_at, created_at, sort_name, search_text,
                    first_name, last_name, string_to_array(emails, E'\\n'), string_to_array(phones, E'\\n'),
                    nullif(birth_date, '')::date, string_to_array(languages, E'\\n'), nationality, company, address,
                    post_code, city, country_code, notes, blocked
                from unnest(:ids, :organisations, :numbers, :origins, :createdAts, :sortNames, :searchTexts, :FIRST_NAME,
                            :LAST_NAME, :EMAILS, :PHONES, :BIRTH_DATE, :LANGUAGES, :NATIONALITY, :COMPANY, :ADDRESS,
                            :POST_CODE, :CITY, :COUNTRY_CODE, :NOTES, :BLOCKED)
                     as k(id, organisation_id, number, origin_id, created_at, sort_name, search_text, first_name, last_name,
                          emails, phones, birth_date, languages, nationality, company, address, post_code, city,
                          country_code, notes, blocked)
                """)
                .bind("ids", guests.stream().map(Guest::id).toArray(UUID[]::new))
                .bind(
                        "organisations",
                        guests.stream().map(Guest::organisationId).toArray(UUID[]::new))
                .bind("numbers", texts(guests, Guest::number))
                .bind("origins", guests.stream().map(Guest::originId).toArray(UUID[]::new))
                .bind("createdAts", guests.stream().map(Guest::createdAt).toArray(Instant[]::new))
                .bind("sortNames", texts(guests, guest -> sortName(guest.details())))
                .bind("searchTexts", texts(guests, guest -> searchText(guest.details())));
        for (GuestField field : GuestField.values()) {
            statement.bind(field.name(), texts(guests, guest -> guest.details().get(field)));
        }
        statement.execute();
        insertIdentities(handle, guests);
    }

    /** Writes number and details of a locked guest and raises its version. */
    void change(Handle handle, Guest before, String number, GuestDetails details, Instant now) {
        var statement = handle.createUpdate("""
                update guest set number = :number, first_name = :FIRST_NAME, last_name = :LAST_NAME,
                    emails = string_to_array(:EMAILS, E'\\n'), phones = string_to_array(:PHONES, E'\\n'),
                    birth_date = nullif(:BIRTH_DATE, '')::date, languages = string_to_array(:LANGUAGES, E'\\n'),
                    nationality = :NATIONALITY, company = :COMPANY, address = :ADDRESS, post_code = :POST_CODE,
                    city = :CITY, country_code = :COUNTRY_CODE, notes = :NOTES, blocked = :BLOCKED,
                    sort_name = :sortName, search_text = :searchText, version = version + 1, updated_at = :now
                where id = :id
                """)
                .bind("id", before.id())
                .bind("number", number)
                .bind("sortName", sortName(details))
                .bind("searchText", searchText(details))
                .bind("now", Timestamp.from(now));
        for (GuestField field : GuestField.values()) {
            statement.bind(field.name(), details.get(field));
        }
        statement.execute();
        dropIdentities(handle, before.id());
        insertIdentities(
                handle,
                List.of(new Guest(
                        before.id(),
                        before.organisationId(),
                        number,
                        details,
                        null,
                        null,
                        false,
                        0,
                        before.createdAt())));
    }

    /** Says who a locked guest turned out to be, or nobody else when empty. */
    void pointTo(Handle handle, UUID id, Optional<UUID> keptId, Instant now) {
        handle.createUpdate(
                        "update guest set merged_into = :kept, version = version + 1, updated_at = :now where id = :id")
                .bind("kept", keptId.orElse(null))
                .bind("now", Timestamp.from(now))
                .bind("id", id)
                .execute();
    }

    void markErased(Handle handle, Collection<UUID> ids, Instant now) {
        handle.createUpdate("update guest set erased_at = :now where id = any(:ids)")
                .bind("now", Timestamp.from(now))
                .bind("ids", ids.toArray(UUID[]::new))
                .execute();
    }

    List<Guest> lock(Handle handle, UUID organisationId, Collection<UUID> ids) {
        return handle.createQuery("""
                select * from guest where organisation_id = :organisation and id = any(:ids) order by id for no key update
                """)
                .bind("organisation", organisationId)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(GUEST)
                .list();
    }

    List<Guest> byIds(Handle handle, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("select * from guest where id = any(:ids) order by id")
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(GUEST)
                        .list();
    }

    Optional<Guest> find(Handle handle, UUID organisationId, UUID id) {
        return handle.createQuery("select * from guest where id = :id and organisation_id = :organisation")
                .bind("id", id)
                .bind("organisation", organisationId)
                .map(GUEST)
                .findOne();
    }

    /** The guest that this one turned out to be, itself when it was not merged. */
    Optional<Guest> findRoot(Handle handle, UUID organisationId, UUID id) {
        return handle.createQuery("""
                with recursive line as (
                    select g.* from guest g where g.id = :id and g.organisation_id = :organisation
                    union all select g.* from line join guest g on g.id = line.merged_into)
                select * from line where merged_into is null
                """)
                .bind("id", id)
                .bind("organisation", organisationId)
                .map(GUEST)
                .findOne();
    }

    /** The guest and all that were merged into it, directly or through others. */
    List<UUID> family(Handle handle, UUID rootId) {
        return handle.createQuery("""
                with recursive family as (
                    select id from guest where id = :root
                    union all select g.id from family join guest g on g.merged_into = family.id)
                select id from family order by id
                """).bind("root", rootId).mapTo(UUID.class).list();
    }

    private static void dropIdentities(Handle handle, UUID guestId) {
        handle.createUpdate("delete from guest_identity where guest_id = :id")
                .bind("id", guestId)
                .execute();
    }

    private static void insertIdentities(Handle handle, List<Guest> guests) {
        record Row(Guest guest, IdentityKey key) {}
        List<Row> rows = guests.stream()
                .flatMap(guest -> IdentityKey.of(guest.details()).stream().map(key -> new Row(guest, key)))
                .toList();
        handle.createUpdate("""
                insert into guest_identity (guest_id, organisation_id, kind, value)
                select * from unnest(:guests, :organisations, :kinds, :values)
                """)
                .bind("guests", rows.stream().map(row -> row.guest().id()).toArray(UUID[]::new))
                .bind(
                        "organisations",
                        rows.stream().map(row -> row.guest().organisationId()).toArray(UUID[]::new))
                .bind("kinds", rows.stream().map(row -> row.key().kind().code()).toArray(String[]::new))
                .bind("values", rows.stream().map(row -> row.key().value()).toArray(String[]::new))
                .execute();
    }

    static String sortName(GuestDetails details) {
        String name = details.get(GuestField.LAST_NAME) + " " + details.get(GuestField.FIRST_NAME);
        return Contact.searchable(name.isBlank() ? details.get(GuestField.COMPANY) : name);
    }

    private static String searchText(GuestDetails details) {
        return Contact.searchable(String.join(" ", details.name(), details.get(GuestField.COMPANY)));
    }

    private static GuestDetails details(ResultSet r) throws SQLException {
        Map<GuestField, String> values = new EnumMap<>(GuestField.class);
        for (GuestField field : GuestField.values()) {
            String column = field.name().toLowerCase(Locale.ROOT);
            String value = field.isList()
                    ? String.join("\n", (String[]) r.getArray(column).getArray())
                    : r.getString(column);
            values.put(field, value == null ? "" : value);
        }
        return new GuestDetails(values);
    }

    private static String[] texts(List<Guest> guests, Function<Guest, String> part) {
        return guests.stream().map(part).toArray(String[]::new);
    }
}
