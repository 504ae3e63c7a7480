package io.reprise.media.inspection;

import static io.reprise.media.inspection.XmpPackets.DC;
import static io.reprise.media.inspection.XmpPackets.IPTC_CORE;
import static io.reprise.media.inspection.XmpPackets.IPTC_EXT;
import static io.reprise.media.inspection.XmpPackets.PHOTOSHOP;
import static io.reprise.media.inspection.XmpPackets.PLUS;
import static io.reprise.media.inspection.XmpPackets.RIGHTS;
import static io.reprise.media.inspection.XmpPackets.TC260;

import java.util.List;

/** The descriptive, rights and AI fields we know, by their standard names. */
enum EmbeddedFields {
    TITLE(DC, "dc", "title", Kind.DESCRIPTIVE),
    DESCRIPTION(DC, "dc", "description", Kind.DESCRIPTIVE),
    SUBJECT(DC, "dc", "subject", Kind.DESCRIPTIVE),
    IDENTIFIER(DC, "dc", "identifier", Kind.DESCRIPTIVE),
    HEADLINE(PHOTOSHOP, "photoshop", "Headline", Kind.DESCRIPTIVE),
    DATE_CREATED(PHOTOSHOP, "photoshop", "DateCreated", Kind.DESCRIPTIVE),
    ALT_TEXT(IPTC_CORE, "Iptc4xmpCore", "AltTextAccessibility", Kind.DESCRIPTIVE),
    EXTENDED_DESCRIPTION(IPTC_CORE, "Iptc4xmpCore", "ExtDescrAccessibility", Kind.DESCRIPTIVE),
    PRODUCT(IPTC_EXT, "Iptc4xmpExt", "ProductInImage", Kind.DESCRIPTIVE),
    CREATOR(DC, "dc", "creator", Kind.RIGHTS),
    RIGHTS_NOTICE(DC, "dc", "rights", Kind.RIGHTS),
    CREDIT(PHOTOSHOP, "photoshop", "Credit", Kind.RIGHTS),
    SOURCE(PHOTOSHOP, "photoshop", "Source", Kind.RIGHTS),
    INSTRUCTIONS(PHOTOSHOP, "photoshop", "Instructions", Kind.RIGHTS),
    MARKED(RIGHTS, "xmpRights", "Marked", Kind.RIGHTS),
    OWNER(RIGHTS, "xmpRights", "Owner", Kind.RIGHTS),
    USAGE_TERMS(RIGHTS, "xmpRights", "UsageTerms", Kind.RIGHTS),
    WEB_STATEMENT(RIGHTS, "xmpRights", "WebStatement", Kind.RIGHTS),
    CERTIFICATE(RIGHTS, "xmpRights", "Certificate", Kind.RIGHTS),
    ENCODED_RIGHTS(IPTC_EXT, "Iptc4xmpExt", "EmbdEncRightsExpr", Kind.RIGHTS),
    LINKED_RIGHTS(IPTC_EXT, "Iptc4xmpExt", "LinkedEncRightsExpr", Kind.RIGHTS),
    DATA_MINING(PLUS, "plus", "DataMining", Kind.RIGHTS),
    MODEL_RELEASE(PLUS, "plus", "ModelReleaseStatus", Kind.RIGHTS),
    PROPERTY_RELEASE(PLUS, "plus", "PropertyReleaseStatus", Kind.RIGHTS),
    DIGITAL_SOURCE_TYPE(IPTC_EXT, "Iptc4xmpExt", "DigitalSourceType", Kind.AI),
    AI_SYSTEM(IPTC_EXT, "Iptc4xmpExt", "AISystemUsed", Kind.AI),
    AI_SYSTEM_VERSION(IPTC_EXT, "Iptc4xmpExt", "AISystemVersionUsed", Kind.AI),
    AIGC(TC260, "TC260", "AIGC", Kind.AI);

    /** What a field is about: rights and AI marks must survive in whatever is derived. */
    enum Kind {
        DESCRIPTIVE,
        RIGHTS,
        AI
    }

    static final List<EmbeddedFields> ALL = List.of(values());

    final String namespace;
    final String name;
    final String label;
    final Kind kind;

    EmbeddedFields(String namespace, String prefix, String name, Kind kind) {
        this.namespace = namespace;
        this.name = name;
        this.label = prefix + ":" + name;
        this.kind = kind;
    }
}
