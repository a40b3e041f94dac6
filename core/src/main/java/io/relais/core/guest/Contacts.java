package io.relais.core.guest;

import io.relais.connector.ContactDetails;
import io.relais.core.data.Bulk;
import io.relais.core.data.Writes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The contact details of each reservation; owner of tables {@code contact} and {@code guest_wait}, the contacts whose guest is to be
 * found. A contact waits by the statement that keeps it, so that no sale or message takes a statement more for it.
 */
@Singleton
public final class Contacts {
    private static final Bulk SAVE = Bulk.of("""
            with kept as (
            insert into contact (reservation_id, first_name, last_name, email, phone, company, address, post_code,
                                 city, country_code, language, search_text, sort_name, property_id, made_at)
            select g.*, r.property_id, r.created_at
            from unnest(:reservations, :firstNames, :lastNames, :emails, :phones, :companies, :addresses, :postCodes,
                        :cities, :countries, :languages, :searches, :sortNames) g(id)
            join reservation r on r.id = g.id
            on conflict (reservation_id) do update
            set first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
                phone = excluded.phone, company = excluded.company, address = excluded.address,
                post_code = excluded.post_code, city = excluded.city, country_code = excluded.country_code,
                language = excluded.language, search_text = excluded.search_text,
                sort_name = excluded.sort_name
            where not contact.erased
            returning reservation_id)
            insert into guest_wait (reservation_id) select reservation_id from kept
            """);

    private static final int SORT_NAME_MAX = 80;

    /**
     * A reservation's contact.
     *
     * @param sleepers names of those who sleep there, so that the register finds them too
     */
    public record Given(UUID reservationId, ContactDetails details, List<String> sleepers) {}

    /** Keeps the details of several reservations, replacing what each had before. */
    public void save(Writes writes, List<Given> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        writes.add(SAVE, contacts)
                .uuids("reservations", Given::reservationId)
                .texts("firstNames", given -> given.details().firstName())
                .texts("lastNames", given -> given.details().lastName())
                .texts("emails", given -> given.details().email())
                .texts("phones", given -> given.details().phone())
                .texts("companies", given -> given.details().company())
                .texts("addresses", given -> given.details().address())
                .texts("postCodes", given -> given.details().postCode())
                .texts("cities", given -> given.details().city())
                .texts("countries", given -> given.details().countryCode())
                .texts("languages", given -> given.details().language())
                .texts("searches", Contacts::searchText)
                .texts("sortNames", Contacts::sortName);
    }

    /**
     * Takes contacts that wait, oldest first. Those whose reservation somebody is changing now are left for the next time; the others
     * are held until this transaction ends, so that none is taken twice and nobody is waited for in a circle.
     */
    List<UUID> takeWaiting(Handle handle, int limit) {
        return handle.createQuery("""
                with due as materialized (
                    select id, reservation_id from guest_wait order by id limit :limit for update skip locked),
                free as materialized (
                    select r.id from reservation r where r.id in (select reservation_id from due) for key share skip locked),
                gone as (
                    delete from guest_wait w using due
                    where w.id = due.id
                      and (due.reservation_id in (select id from free)
                           or not exists (select from reservation r where r.id = due.reservation_id))
                    returning w.reservation_id)
                select distinct id from free join gone on gone.reservation_id = free.id order by id
                """).bind("limit", limit).mapTo(UUID.class).list();
    }

    /** Keeps a birth date that was told, so that its guest is looked for again. */
    public void tellBirthDate(Handle handle, UUID reservationId, Optional<LocalDate> date) {
        handle.createUpdate("""
                with kept as (
                    update contact set birth_date = :date where reservation_id = :id and not erased returning reservation_id)
                insert into guest_wait (reservation_id) select reservation_id from kept
                """)
                .bind("date", date.orElse(null))
                .bind("id", reservationId)
                .execute();
    }

    /** Puts the mark in place of all details, for good: no later message brings them back. */
    public void erase(Handle handle, Collection<UUID> reservationIds, String mark) {
        handle.createUpdate("""
                update contact set first_name = '', last_name = :mark, email = '', phone = '', company = '', address = '',
                    post_code = '', city = '', country_code = '', language = '', search_text = '', sort_name = '',
                    birth_date = null, erased = true
                where reservation_id = any(:ids)
                """)
                .bind("mark", mark)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    /** Reads a contact from a row that holds the table's columns. */
    public static Contact read(ResultSet r) throws SQLException {
        if (r.getString("last_name") == null) {
            return Contact.UNKNOWN;
        }
        return new Contact(new ContactDetails(
                r.getString("first_name"),
                r.getString("last_name"),
                r.getString("email"),
                r.getString("phone"),
                r.getString("company"),
                r.getString("address"),
                r.getString("post_code"),
                r.getString("city"),
                r.getString("country_code"),
                r.getString("language")));
    }

    /** The contacts of several reservations; those that were never told are missing. */
    public Map<UUID, Contact> byReservation(Handle handle, Collection<UUID> reservationIds) {
        return reservationIds.isEmpty()
                ? Map.of()
                : handle
                        .createQuery("select * from contact where reservation_id = any(:ids)")
                        .bind("ids", reservationIds.toArray(UUID[]::new))
                        .map((r, c) -> Map.entry(r.getObject("reservation_id", UUID.class), read(r)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The contact of one reservation, unknown when none was given. */
    public Contact get(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from contact where reservation_id = :id")
                .bind("id", reservationId)
                .map((r, c) -> read(r))
                .findOne()
                .orElse(Contact.UNKNOWN);
    }

    /** Last name, then first: where the reservation stands in the register by name. */
    private static String sortName(Given given) {
        String name = Contact.searchable(
                (given.details().lastName() + " " + given.details().firstName()).replace("\u0000", ""));
        return name.substring(0, Math.min(SORT_NAME_MAX, name.length()));
    }

    private static String searchText(Given given) {
        ContactDetails d = given.details();
        return Contact.searchable(
                String.join(" ", d.firstName(), d.lastName(), d.company(), String.join(" ", given.sleepers()))
                        .replace("\u0000", ""));
    }
}
