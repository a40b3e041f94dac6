package io.relais.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.postgres.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final Bulk INSERT = Bulk.of("""
            insert into thing (id, name, day, at, amount, few, yes)
            select * from unnest(:ids, :names, :days, :ats, :amounts, :few, :yes)
            """);
    private static final Bulk RENAME = Bulk.of(
            "update thing t set name = k.name, at = :now::timestamptz from unnest(:ids, :names) as k(id, name) where t.id = k.id");

    private final Database database = new Database(TestDatabase.fresh().dataSource());

    private record Thing(
            UUID id,
            @Nullable String name,
            @Nullable LocalDate day,
            Instant at,
            long amount,
            @Nullable Integer few,
            boolean yes) {}

    @BeforeEach
    void table() {
        database.write(
                handle -> handle.execute(
                        "drop table if exists thing; create table thing (id uuid primary key, name text,"
                                + " day date, at timestamptz, amount bigint, few int, yes boolean, constraint thing_amount check (amount >= 0))"));
    }

    @Test
    void what_is_written_is_what_was_given_whatever_its_characters() {
        List<Thing> things = List.of(
                thing("plain", 1),
                thing("quo\"te, back\\slash {brace} 'apostrophe' NULL", 2),
                thing("", 3),
                thing(null, Long.MAX_VALUE),
                thing("\u65e5\u672c \ud83d\ude00 \n\t", 5));
        write(things);
        assertThat(read()).containsExactlyInAnyOrderElementsOf(things);
    }

    @Test
    void a_nul_which_the_database_cannot_hold_is_left_out() {
        write(List.of(thing("a\u0000b", 1)));
        assertThat(read()).extracting(Thing::name).containsExactly("ab");
    }

    @Test
    void statements_are_carried_out_in_order_and_each_tells_its_count() {
        Thing first = thing("first", 1);
        Thing second = thing("second", 2);
        database.write(handle -> {
            Writes writes = new Writes(handle);
            Writes.Rows<Thing> added = insert(writes, List.of(first, second));
            Writes.Rows<Thing> renamed = writes.add(RENAME, List.of(first))
                    .uuids("ids", Thing::id)
                    .texts("names", thing -> "renamed")
                    .instant("now", Instant.EPOCH);
            writes.send();
            assertThat(List.of(added.written(), renamed.written())).containsExactly(2, 1);
            return true;
        });
        assertThat(read()).extracting(Thing::name).containsExactlyInAnyOrder("renamed", "second");
    }

    @Test
    void when_one_fails_none_is_done_and_the_constraint_is_named() {
        assertThatThrownBy(() -> database.write(handle -> {
                    Writes writes = new Writes(handle);
                    insert(writes, List.of(thing("good", 1)));
                    insert(writes, List.of(thing("bad", -1)));
                    writes.send();
                    return true;
                }))
                .isInstanceOf(JdbiException.class)
                .satisfies(e -> assertThat(Database.brokenConstraint(e)).isEqualTo("thing_amount"));
        assertThat(read()).isEmpty();
    }

    @Test
    void a_column_that_was_forgotten_is_a_mistake_that_is_named() {
        assertThatThrownBy(() -> database.write(handle -> {
                    Writes writes = new Writes(handle);
                    writes.add(RENAME, List.of(thing("x", 1)))
                            .uuids("ids", Thing::id)
                            .instant("now", Instant.EPOCH);
                    writes.send();
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("names");
    }

    private static Thing thing(@Nullable String name, long amount) {
        return new Thing(
                UUID.randomUUID(),
                name,
                name == null ? null : LocalDate.of(2027, 2, 28),
                Instant.parse("2027-02-28T11:12:13.123456Z"),
                amount,
                name == null ? null : -7,
                amount % 2 == 0);
    }

    private void write(List<Thing> things) {
        database.write(handle -> {
            Writes writes = new Writes(handle);
            insert(writes, things);
            writes.send();
            return true;
        });
    }

    private static Writes.Rows<Thing> insert(Writes writes, List<Thing> things) {
        return writes.add(INSERT, things)
                .uuids("ids", Thing::id)
                .texts("names", Thing::name)
                .dates("days", Thing::day)
                .instants("ats", Thing::at)
                .longs("amounts", Thing::amount)
                .ints("few", Thing::few)
                .booleans("yes", Thing::yes);
    }

    private List<Thing> read() {
        return database.read(handle -> handle.createQuery("select * from thing")
                .map((r, c) -> new Thing(
                        r.getObject("id", UUID.class),
                        r.getString("name"),
                        r.getObject("day", LocalDate.class),
                        r.getTimestamp("at").toInstant(),
                        r.getLong("amount"),
                        Arrays.asList(r.getObject("few", Integer.class)).getFirst(),
                        r.getBoolean("yes")))
                .list());
    }
}
