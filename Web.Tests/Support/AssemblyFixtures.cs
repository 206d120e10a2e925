using Kotline.Web.Tests.Support;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]
