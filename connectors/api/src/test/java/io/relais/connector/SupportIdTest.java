package io.relais.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupportIdTest {
    @Test
    void a_comment_at_the_end_of_an_xml_answer_holds_the_number() {
        assertThat(SupportId.in("<ok/>\n<!-- RUID: [UmFuZG9t+/=] -->\n")).contains("UmFuZG9t+/=");
        assertThat(SupportId.in("<ok/><!--RUID:abc-->")).contains("abc");
    }

    @Test
    void a_json_answer_holds_it_in_meta_or_at_the_top() {
        assertThat(SupportId.in("{\"meta\":{\"ruid\":\"a1\"},\"data\":{}}")).contains("a1");
        assertThat(SupportId.in("{\"jwt\":\"x\",\"ruid\": \"b2\"}")).contains("b2");
    }

    @Test
    void other_answers_have_none() {
        assertThat(SupportId.in("")).isEmpty();
        assertThat(SupportId.in("<ok/><!-- done -->")).isEmpty();
        assertThat(SupportId.in("{\"ruid\":null}")).isEmpty();
        assertThat(SupportId.in("<!-- RUID: [" + "x".repeat(500) + "] -->")).isEmpty();
    }
}
