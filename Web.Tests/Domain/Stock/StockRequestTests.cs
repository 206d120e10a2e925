using Kotline.Domain.Stock;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class StockRequestTests
{
    private static readonly StockRequestRules rules = new();
    private static readonly StockLine rug = new("RUG", 1, 2);
    private static readonly StockLine mat = new("MAT", 1, 3);

    /// <summary>A request, and the codes of all that is wrong with it.</summary>
    public static TheoryData<StockRequest, string[]> Refused => new()
    {
        { StockRequest.Add("", [rug]), [StockRequestRules.KeyWrong] },
        { StockRequest.Add(new string('k', 101), [rug]), [StockRequestRules.KeyWrong] },
        { StockRequest.Add("k", []), [StockRequestRules.NoLines] },
        { StockRequest.Add("k", Enumerable.Range(0, 501).Select(n => rug with { Sku = $"R{n}" })), [StockRequestRules.TooManyLines] },
        { StockRequest.Add("k", [rug, rug]), [StockRequestRules.SameLineTwice] },
        { StockRequest.Add("k", [rug with { Sku = "no sku" }]), [StockRequestRules.SkuWrong] },
        { StockRequest.Add("k", [rug with { Quantity = 0 }]), [StockRequestRules.QuantityWrong] },
        { StockRequest.Add("k", [rug with { Quantity = 1_000_001 }]), [StockRequestRules.QuantityWrong] },
        { StockRequest.Remove("k", [rug with { Quantity = -1 }]), [StockRequestRules.QuantityWrong] },
        { StockRequest.Set("k", [rug with { Quantity = -1 }], "count"), [StockRequestRules.QuantityWrong] },
        { StockRequest.Set("k", [rug], ""), [StockRequestRules.ReasonMissing] },
        { StockRequest.Transfer("k", [rug], rug.LocationId), [StockRequestRules.SameLineTwice] },
        { StockRequest.Add("k", [rug], new string('r', 101)), [StockRequestRules.TextTooLong] },
        { StockRequest.Add("k", [rug], reason: new string('r', 501)), [StockRequestRules.TextTooLong] },
        { StockRequest.Remove("k", [rug with { Quantity = 1_000_001 }]), [StockRequestRules.QuantityWrong] },
        { StockRequest.Remove("k", [rug with { Quantity = 0 }]), [StockRequestRules.QuantityWrong] },
        { StockRequest.Set("k", [rug with { Quantity = 1_000_001 }], "count"), [StockRequestRules.QuantityWrong] },
        { StockRequest.Set("k", [rug], null!), [StockRequestRules.ReasonMissing] },
        {
            StockRequest.Transfer("k", [rug with { Quantity = 1_000_001 }], 9),
            [StockRequestRules.QuantityWrong, StockRequestRules.QuantityWrong]
        },
        { StockRequest.Transfer("k", [rug with { Quantity = 0 }], 9), [StockRequestRules.QuantityWrong, StockRequestRules.QuantityWrong] },
        { new StockRequest(TransactionKind.Reversal, "k", [rug], Reason: "error"), [StockRequestRules.QuantityWrong] },
        {
            StockRequest.Set("", [rug with { Sku = "no sku" }, mat with { Quantity = -1 }], "", new string('r', 101)),
            [
                StockRequestRules.KeyWrong, StockRequestRules.SkuWrong, StockRequestRules.QuantityWrong, StockRequestRules.ReasonMissing,
                StockRequestRules.TextTooLong,
            ]
        },
    };

    /// <summary>What lies just within the bounds that the ones above lie just beyond.</summary>
    public static TheoryData<StockRequest> Allowed =>
    [
        StockRequest.Add("k", [rug]),
        StockRequest.Add(new string('k', 100), [rug]),
        StockRequest.Add("k", Enumerable.Range(0, 500).Select(n => rug with { Sku = $"R{n}" })),
        StockRequest.Add("k", [rug, rug with { LocationId = 2 }]),
        StockRequest.Add("k", [rug with { Quantity = 1 }, mat with { Quantity = 1_000_000 }]),
        StockRequest.Remove("k", [rug with { Quantity = 1 }, mat with { Quantity = 1_000_000 }]),
        StockRequest.Set("k", [rug with { Quantity = 0 }, mat with { Quantity = 1_000_000 }], "c"),
        StockRequest.Transfer("k", [rug with { Quantity = 1_000_000 }], 9),
        StockRequest.Add("k", [rug], new string('r', 100), new string('r', 500)),
    ];

    [Theory]
    [MemberData(nameof(Allowed))]
    public void What_lies_within_the_bounds_is_looked_up(StockRequest request) => rules.Validate(request).Errors.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_can_be_refused_without_looking_at_the_stock_is(StockRequest request, string[] codes) =>
        rules.Validate(request).Errors.Select(error => error.ErrorCode).ShouldBe(codes);

    [Fact]
    public void A_sale_takes_and_a_transfer_takes_what_it_brings()
    {
        StockRequest.Remove("k", [rug]).Lines.ShouldBe([rug with { Quantity = -2 }]);
        StockRequest.Transfer("k", [rug], 9).Lines.ShouldBe([rug with { Quantity = -2 }, rug with { LocationId = 9 }]);
    }

    [Fact]
    public void The_digest_is_that_of_what_is_asked_for_whatever_the_key_and_the_order_of_lines()
    {
        var digest = StockRequest.Add("k", [rug, mat], "BL-7").Digest();

        StockRequest.Add("other", [mat, rug], "BL-7").Digest().ShouldBe(digest);
        StockRequest.Add("k", [rug, mat]).Digest().ShouldNotBe(digest);
        StockRequest.Add("k", [rug, mat with { Quantity = 4 }], "BL-7").Digest().ShouldNotBe(digest);
        StockRequest.Remove("k", [rug, mat], "BL-7").Digest().ShouldNotBe(digest);
        StockRequest.Add("k", [rug, mat], "BL-7", "a gift").Digest().ShouldNotBe(digest);
        StockRequest.Add("k", [rug with { Seen = 1 }, mat], "BL-7").Digest().ShouldNotBe(digest);
        StockRequest.Add("k", [rug with { LocationId = 2 }, mat], "BL-7").Digest().ShouldNotBe(digest);
    }

    [Fact]
    public void Lines_of_one_product_at_several_places_may_come_in_any_order()
    {
        var elsewhere = rug with { LocationId = 2 };

        StockRequest.Add("k", [elsewhere, rug]).Digest().ShouldBe(StockRequest.Add("k", [rug, elsewhere]).Digest());
    }

    // Digests are kept with their keys: a request that is repeated after an update of the site is still the same.
    [Fact]
    public void The_digest_stays_what_it_was() =>
        Convert.ToHexStringLower(StockRequest.Set("k", [rug with { LocationId = 2 }, rug, mat with { Seen = 4 }], "count", "BL-7").Digest())
            .ShouldBe("0663d393eb328775c3fb451883ee8895546f6126dea82c44aa86c305b252fab5");
}
