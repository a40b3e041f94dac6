package io.relais.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void each_fresh_database_is_alone() throws SQLException {
        try (TestDatabase one = TestDatabase.fresh();
                TestDatabase other = TestDatabase.fresh()) {
            run(one, "create table only_here (id int)");
            run(other, "create table only_here (id int)");
            assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        }
    }

    private static void run(TestDatabase database, String statement) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
