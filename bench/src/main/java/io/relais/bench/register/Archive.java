package io.relais.bench.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * An organisation of eight properties with years of reservations, written by the database itself: first names of 50, a third of the
 * last names out of 20 common ones (the commonest has every thirteenth guest), the rest out of 20,000; half from a channel, every
 * twentieth with a promotion code.
 */
final class Archive {
    static final int PROPERTIES = 8;

    private static final String FIRST_NAMES =
            "Anna Marie Jean Pierre Zoé Paul Luc Sophie Emma Louis Hugo Léa Chloé Jules Lucas Manon Camille Nicolas Thomas Julie"
                    + " Laura Sarah Maria José Antonio Peter Hans Klaus Ingrid Sven Lars Olga Ivan Piotr Agnieszka Giulia Marco John"
                    + " Mary James Linda David Susan Karen Yuki Kenji Fatima Omar Aisha Wei";
    private static final String LAST_NAMES =
            "Martin Müller Bernard Dubois Petit Durand Leroy Moreau Simon Laurent García Schmidt Weber Rossi Silva Smith Jones"
                    + " Brown Tanaka Suzuki";
    private static final String SYLLABLES =
            "mar tin du bois ber nard le roy mo reau si mon lau rent mi chel gar cia da vid ro bert pe tit ri chard fon taine"
                    + " schmidt mul ler web er wag ner bec ker hoff mann scha fer koch ros bian chi zzo kow al ski no wak jan sen vis"
                    + " sor en brown ta na ka su zu ki";

    private final DataSource database;

    Archive(DataSource database) {
        this.database = database;
    }

    /** Writes so many reservations, each with its contact and a stay. */
    void fill(int reservations) throws SQLException {
        List<String> statements = new ArrayList<>(house());
        statements.addAll(names());
        statements.add(people(reservations));
        statements.add(RESERVATIONS);
        statements.add(CONTACTS);
        statements.add(STAYS);
        statements.add(WORDS);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select setseed(0.2027)");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Samples of what guests are asked for at the desk, drawn from all reservations. */
    List<String> draw(String expression, String where, int count) throws SQLException {
        List<String> drawn = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select " + expression
                        + " from reservation r join contact c on c.reservation_id = r.id where " + where
                        + " order by hashtextextended(r.id::text, 7) limit " + count)) {
            while (rows.next()) {
                drawn.add(rows.getString(1));
            }
        }
        return drawn;
    }

    private static List<String> house() {
        return List.of(
                "insert into organisation values ('" + RegisterBench.ORGANISATION + "', 'Bench')",
                """
                insert into property
                select gen_random_uuid(), o.id, 'p' || i, 'Property ' || i, 'Europe/Paris', 'EUR', '{fr}'
                from organisation o, generate_series(1, %d) i
                """.formatted(PROPERTIES),
                """
                insert into unit_type
                select gen_random_uuid(), p.id, 't' || i, 'Type ' || i, 4, i from property p, generate_series(1, 3) i
                """);
    }

    private static List<String> names() {
        return List.of(
                "create table bench_first as select row_number() over () - 1 as n, x from unnest(string_to_array('"
                        + FIRST_NAMES + "', ' ')) x",
                "create table bench_common as select row_number() over () - 1 as n, x from unnest(string_to_array('"
                        + LAST_NAMES + "', ' ')) x",
                "create table bench_syllable as select row_number() over () - 1 as n, x from unnest(string_to_array('"
                        + SYLLABLES + "', ' ')) x",
                """
                create table bench_rare as
                select row_number() over (order by a.n, b.n, c.n) - 1 as n, initcap(a.x || b.x || c.x) as x
                from bench_syllable a, bench_syllable b, bench_syllable c where (a.n * 7 + b.n * 3 + c.n) % 9 = 0
                """,
                "create index on bench_rare (n)",
                "analyze");
    }

    private static String people(int reservations) {
        return """
                create table bench_guest as
                select i, uuidv7(make_interval(secs => -(%1$d - i) * 60)) as id, p.id as property_id, f.x as first_name,
                       coalesce(k.x, l.x) as last_name, kind, part, now() - make_interval(secs => (%1$d - i) * 60) as at
                from (select i, random() as kind, random() as part, floor(random() * %2$d)::bigint as p,
                             floor(50 * random() * random())::bigint as f, random() < 0.35 as common,
                             floor(20 * power(random(), 2))::bigint as k, floor(20000 * power(random(), 2))::bigint as l
                      from generate_series(1, %1$d) i) s
                join (select row_number() over () - 1 as n, id from property) p on p.n = s.p
                join bench_first f on f.n = s.f
                left join bench_common k on k.n = s.k and s.common
                join bench_rare l on l.n = s.l
                """.formatted(reservations, PROPERTIES);
    }

    private static final String RESERVATIONS = """
            insert into reservation (id, property_id, confirmation_number, source, channel_name, external_id, status, arrival, departure,
                                     currency, total, created_at, updated_at, promotion_codes)
            select id, property_id, upper(substr(md5(i::text), 1, 4) || lpad(to_hex(i), 6, '0')),
                   case when kind < 0.5 then 'channel' else 'web' end, case when kind < 0.5 then 'Booking.com' else '' end,
                   case when kind < 0.5 then (4000000000 + i::bigint * 7)::text end,
                   case when part < 0.1 then 'cancelled' else 'confirmed' end,
                   at::date + (part * 90)::int, at::date + (part * 90)::int + 1 + (kind * 7)::int, 'EUR', (kind * 100000)::bigint, at, at,
                   case when part < 0.05 then array['SUMMER' || floor(kind * 1000)]
                        when part < 0.0503 then array['X3333-' || floor(kind * 1000)] else '{}' end
            from bench_guest order by i
            """;

    private static final String CONTACTS = """
            insert into contact (reservation_id, first_name, last_name, email, phone, company, address, post_code, city, country_code,
                                 language, search_text, sort_name, property_id, made_at)
            select id, first_name, last_name, lower(first_name || '.' || last_name) || (i % 1000) || '@example.com',
                   '+336' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0'), '', '', '', '', 'FR', 'fr',
                   translate(lower(first_name || ' ' || last_name), 'éèüóí', 'eeuoi'),
                   translate(lower(last_name || ' ' || first_name), 'éèüóí', 'eeuoi'), property_id, at
            from bench_guest order by i
            """;

    /** As contacts are learned from when they are recognised. */
    private static final String WORDS = """
            insert into name_word (organisation_id, word, checked_at)
            select distinct p.organisation_id, w, now()
            from contact c join property p on p.id = c.property_id,
                 regexp_split_to_table(c.search_text, '[[:punct:][:space:]]+') w
            where length(w) between 3 and 40 and w !~ '[0-9]'
            order by 1, 2
            on conflict do nothing
            """;

    private static final String STAYS = """
            insert into stay (id, reservation_id, line, position, unit_type_id, dates, adults, children, child_ages, night_amounts,
                              night_rate_ids, total, guest_name, meal_plan, remarks, extra_names, extra_types, extra_amounts,
                              extra_included, holding, overbooked)
            select g.id, g.id, '1', 1, t.id, daterange(r.arrival, r.departure), 2, 0, '{}', '{}', '{}', r.total, '', 'none', '', '{}',
                   '{}', '{}', '{}', r.status = 'confirmed', false
            from bench_guest g join reservation r on r.id = g.id
            join unit_type t on t.property_id = g.property_id and t.position = 1 + g.i % 3
            order by g.i
            """;
}
