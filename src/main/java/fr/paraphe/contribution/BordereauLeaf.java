package fr.paraphe.contribution;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A leaf of a campaign's bordereau: the titres that one transaction numbered for one creditor. Written once. */
@Entity
public class BordereauLeaf {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String campaign;
    private int leaf;
    private String creditor;
    private LocalDate issuedOn;
    private int titres;
    private BigDecimal total;
    private String firstNumber;
    private String lastNumber;
    private long document;
    @Version
    private long version;

    protected BordereauLeaf() {
    }

    BordereauLeaf(String campaign, int leaf, List<Titre> titres, BigDecimal total, long document) {
        this.campaign = campaign;
        this.leaf = leaf;
        this.creditor = titres.get(0).creditor();
        this.issuedOn = titres.get(0).issuedOn();
        this.titres = titres.size();
        this.total = total;
        this.firstNumber = titres.get(0).number().toString();
        this.lastNumber = titres.get(titres.size() - 1).number().toString();
        this.document = document;
    }

    /** From 1. */
    public int leaf() {
        return leaf;
    }

    public String creditor() {
        return creditor;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public int titres() {
        return titres;
    }

    /** Euros TTC. */
    public BigDecimal total() {
        return total;
    }

    public String firstNumber() {
        return firstNumber;
    }

    public String lastNumber() {
        return lastNumber;
    }

    /** In the store of documents. */
    public long document() {
        return document;
    }
}
